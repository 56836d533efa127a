; 64-bit mode: the root system description pointer of ACPI (ACPI specification 6.5, 5.2.5.1).

EBDA_SEGMENT    equ 0x40e               ; in the BIOS data area
EBDA_BYTES      equ 1024                ; of it that are searched
BIOS_START      equ 0xe0000
BIOS_END        equ 0x100000

RSDP_SIGNATURE  equ 0x2052545020445352  ; "RSD PTR "
RSDP_BYTES      equ 20                  ; that the first checksum is about

; The address of the structure, 0 if there is none: rax. Changes rcx, rdx, rsi, rdi.
find_rsdp:
        movzx   esi, word [EBDA_SEGMENT]
        shl     esi, 4
        jz      .bios
        lea     edi, [rsi + EBDA_BYTES]
        call    .search
        jnz     .done
.bios:
        mov     esi, BIOS_START
        mov     edi, BIOS_END
.search:
        mov     rax, RSDP_SIGNATURE
        cmp     [rsi], rax
        jne     .next
        xor     eax, eax                ; the bytes must add up to 0
        mov     ecx, RSDP_BYTES
.byte:
        add     al, [rsi + rcx - 1]
        loop    .byte
        test    al, al
        jz      .found
.next:
        add     esi, 16
        cmp     esi, edi
        jb      .search
        xor     eax, eax
        ret
.found:
        mov     eax, esi
        test    eax, eax
.done:
        ret
