; 64-bit mode: the kernel's ELF file into its place (System V ABI, generic part, chapters 4 and 5).

ELF_MAGIC       equ 0x464c457f
ELF_CLASS_DATA  equ 0x00010102          ; 64 bits, little-endian, version 1; the next byte is the ABI
ELF_DYNAMIC     equ 3                   ; may be placed anywhere
ELF_X86_64      equ 62
ELF_HEADER_BYTES equ 64
ELF_SEGMENT_BYTES equ 56

ELF_IDENT       equ 0
ELF_TYPE        equ 16
ELF_MACHINE     equ 18
ELF_ENTRY       equ 24
ELF_SEGMENTS    equ 32
ELF_SEGMENT_SIZE equ 54
ELF_SEGMENT_COUNT equ 56

SEGMENT_TYPE    equ 0
SEGMENT_FLAGS   equ 4
SEGMENT_OFFSET  equ 8
SEGMENT_ADDRESS equ 16
SEGMENT_FILE_BYTES equ 32
SEGMENT_BYTES   equ 40

SEGMENT_LOAD    equ 1
SEGMENT_EXECUTE equ 1                   ; of the flags

KERNEL_ALIGNMENT equ 2 << 20

; Checks the file and copies its segments to a place for them. In all of it rbp is the file, rsi the program
; header at hand, ecx how many are left.
load_kernel:
        mov     rbp, [kernel_file.place]
        mov     rdx, [HEADER + disk_header.kernel_bytes]
        mov     eax, FAIL_NOT_ELF64
        cmp     rdx, ELF_HEADER_BYTES
        jb      .end
        cmp     dword [rbp + ELF_IDENT], ELF_MAGIC
        jne     .end
        mov     ecx, [rbp + ELF_IDENT + 4]
        and     ecx, 0xffffff
        cmp     ecx, ELF_CLASS_DATA
        jne     .end
        cmp     word [rbp + ELF_MACHINE], ELF_X86_64
        jne     .end

        call    check_segments
        jc      .bad
        mov     rsi, rdi
        mov     edx, KERNEL_ALIGNMENT
        call    take_low
        jz      .little
        mov     [BOOT_INFO + boot_info.kernel_base], rax
        mov     [BOOT_INFO + boot_info.kernel_end], rdi
        add     rax, [rbp + ELF_ENTRY]
        mov     [BOOT_INFO + boot_info.kernel_entry], rax
        call    copy_segments
        xor     eax, eax
.end:
        ret
.bad:
        mov     eax, FAIL_BAD_SEGMENTS
        ret
.little:
        mov     eax, FAIL_LITTLE_MEMORY
        ret

; Checks the program headers of the file of rdx bytes: each segment within the file and within 1 GiB, in order,
; none sharing a page with another, the entry in one that may be executed. Carry flag if not; else rdi is the
; end of the last segment in whole pages. Changes rax, rbx, rcx, rsi, r8 to r11.
check_segments:
        cmp     word [rbp + ELF_TYPE], ELF_DYNAMIC
        jne     .bad
        cmp     word [rbp + ELF_SEGMENT_SIZE], ELF_SEGMENT_BYTES
        jne     .bad
        movzx   ecx, word [rbp + ELF_SEGMENT_COUNT]
        test    ecx, ecx
        jz      .bad
        imul    eax, ecx, ELF_SEGMENT_BYTES
        mov     rsi, [rbp + ELF_SEGMENTS]
        mov     rbx, rdx
        sub     rbx, rax
        jb      .bad
        cmp     rsi, rbx
        ja      .bad
        add     rsi, rbp
        xor     edi, edi                ; end of the segment before
        xor     r11d, r11d              ; 1 if the entry was found
.next:
        cmp     dword [rsi + SEGMENT_TYPE], SEGMENT_LOAD
        jne     .skip
        mov     r8, [rsi + SEGMENT_OFFSET]
        mov     r9, [rsi + SEGMENT_ADDRESS]
        mov     r10, [rsi + SEGMENT_BYTES]
        mov     rax, [rsi + SEGMENT_FILE_BYTES]
        test    r10, r10
        jz      .bad
        cmp     rax, r10
        ja      .bad
        mov     rbx, rdx                ; offset + file bytes <= bytes in the file
        sub     rbx, rax
        jb      .bad
        cmp     r8, rbx
        ja      .bad
        mov     ebx, KERNEL_MAX         ; address + bytes <= KERNEL_MAX
        sub     rbx, r10
        jb      .bad
        cmp     r9, rbx
        ja      .bad
        cmp     r9, rdi                 ; rdi is at the end of a page
        jb      .bad
        lea     rdi, [r9 + r10 + PAGE - 1]
        and     rdi, -PAGE
        test    byte [rsi + SEGMENT_FLAGS], SEGMENT_EXECUTE
        jz      .skip
        mov     rax, [rbp + ELF_ENTRY]
        sub     rax, r9
        jb      .skip
        cmp     rax, r10
        jae     .skip
        mov     r11d, 1
.skip:
        add     rsi, ELF_SEGMENT_BYTES
        dec     ecx
        jnz     .next
        cmp     r11d, 1                 ; carry flag if 0
        ret
.bad:
        stc
        ret

; Copies the segments to the kernel's place and fills what is not in the file with zeros. Changes rax, rbx, rcx,
; rdx, rsi, rdi.
copy_segments:
        movzx   edx, word [rbp + ELF_SEGMENT_COUNT]
        mov     rbx, [rbp + ELF_SEGMENTS]
        add     rbx, rbp
        mov     rdi, [BOOT_INFO + boot_info.kernel_base]
.next:
        cmp     dword [rbx + SEGMENT_TYPE], SEGMENT_LOAD
        jne     .skip
        mov     rcx, [BOOT_INFO + boot_info.kernel_base]
        add     rcx, [rbx + SEGMENT_ADDRESS]
        call    zero_to
        mov     rsi, [rbx + SEGMENT_OFFSET]
        add     rsi, rbp
        mov     rcx, [rbx + SEGMENT_FILE_BYTES]
        mov     eax, ecx
        shr     rcx, 3
        rep movsq
        mov     ecx, eax
        and     ecx, 7
        rep movsb
.skip:
        add     rbx, ELF_SEGMENT_BYTES
        dec     edx
        jnz     .next
        mov     rcx, [BOOT_INFO + boot_info.kernel_end]

; Writes zeros from rdi to rcx, which is rdi then. Changes rax, rcx.
zero_to:
        xor     eax, eax
        sub     rcx, rdi
        push    rcx
        shr     rcx, 3
        rep stosq
        pop     rcx
        and     ecx, 7
        rep stosb
        ret
