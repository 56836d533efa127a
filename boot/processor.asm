; Real mode: whether the processor can do what we need.

EFLAGS_ID       equ 1 << 21
CPUID_LONG_MODE equ 1 << 29             ; of edx, function 0x80000001

; Ends in failure without 64-bit mode. Changes eax, ebx, ecx, edx.
check_processor:
        pushfd                          ; is there a CPUID instruction? Intel SDM 1, 20.1.2
        pop     eax
        mov     ecx, eax
        xor     eax, EFLAGS_ID
        push    eax
        popfd
        pushfd
        pop     eax
        push    ecx
        popfd
        xor     eax, ecx
        test    eax, EFLAGS_ID
        jz      .none
        mov     eax, 0x80000000
        cpuid
        cmp     eax, 0x80000001
        jb      .none
        mov     eax, 0x80000001
        cpuid
        test    edx, CPUID_LONG_MODE
        jz      .none
        ret
.none:
        mov     al, FAIL_NO_LONG_MODE
        jmp     fail_code
