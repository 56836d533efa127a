; Real mode: the memory map of the BIOS, INT 15h, AX=E820h (ACPI specification 6.5, 15.1).

SMAP            equ 0x534d4150
ENABLED         equ 1                   ; bit of the attributes; without it the entry is to be ignored

MAP_CALLS       equ 4 * BOOT_INFO_MEMORY_MAP_CAPACITY

; Writes the map into BootInfo, without empty and disabled entries. Changes eax, ebx, ecx, edx, si, di, bp; es is
; 0 again.
read_memory_map:
        push    BOOT_INFO >> 4
        pop     es
        xor     di, di                  ; BootInfo starts as zeros
        xor     ax, ax
        mov     cx, BOOT_INFO_SIZE / 2
        rep stosw
        mov     di, boot_info.memory_map
        xor     si, si                  ; entries
        xor     ebx, ebx                ; where the BIOS goes on; 0 at first
        mov     bp, MAP_CALLS           ; a BIOS that never ends has too many entries
.next:                                  ; the entry that is too much goes where the command line will be
        mov     dword [es:di + memory_region.attributes], ENABLED
        mov     eax, 0xe820
        mov     ecx, MEMORY_REGION_SIZE
        mov     edx, SMAP
        push    si
        push    di
        push    bp
        int     0x15
        pop     bp
        pop     di
        pop     si
        jc      .end
        cmp     eax, SMAP
        jne     .end
        test    byte [es:di + memory_region.attributes], ENABLED
        jz      .skip
        mov     eax, [es:di + memory_region.length]
        or      eax, [es:di + memory_region.length + 4]
        jz      .skip
        cmp     si, BOOT_INFO_MEMORY_MAP_CAPACITY
        je      .long
        add     di, MEMORY_REGION_SIZE
        inc     si
.skip:
        dec     bp
        jz      .long
        test    ebx, ebx
        jnz     .next
.end:
        test    si, si                  ; some say with the carry flag that there is no more
        jz      .none
        mov     [es:boot_info.memory_map_count], si
        push    0
        pop     es
        ret
.none:
        mov     al, FAIL_NO_MEMORY_MAP
        jmp     fail_code
.long:
        mov     al, FAIL_LONG_MEMORY_MAP
        jmp     fail_code
