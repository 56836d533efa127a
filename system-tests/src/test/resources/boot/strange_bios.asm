; Stands before the real boot sector and makes the BIOS behave as others do. Assembled into sector 0, it stays in
; memory at 0x90000, takes over interrupts and starts the real boot sector, which is sector REAL (an option of nasm).
; Options:
;   NO_EXTENSIONS       INT 13h, AH=41h fails
;   FAILED_READS=N      the first N reads after the boot sector fail
;   NO_MAP              INT 15h, AX=E820h fails
;   MAP=N               the memory map is: 0 the table below; else N usable entries of 1 MiB, in falling order
;   ENDLESS_MAP         empty entries without an end
;   NO_A20              line A20 is off; with BIOS_A20, INT 15h, AX=2401h can switch it on

        bits    16
        org     0

RESIDENT        equ 0x9000

        cli
        cld
        xor     ax, ax
        mov     ds, ax
        mov     ss, ax
        mov     sp, 0x7c00
        mov     ax, RESIDENT
        mov     es, ax
        mov     si, 0x7c00
        xor     di, di
        mov     cx, 256
        rep movsw
        jmp     RESIDENT:moved
moved:
        mov     eax, [0x13 * 4]
        mov     [cs:old_disk], eax
        mov     eax, [0x15 * 4]
        mov     [cs:old_system], eax
        mov     word [0x13 * 4], disk
        mov     [0x13 * 4 + 2], cs
        mov     word [0x15 * 4], system
        mov     [0x15 * 4 + 2], cs
        push    cs
        pop     ds
        mov     si, packet
        mov     ah, 0x42
        pushf
        call    far [old_disk]
%ifdef NO_A20
        in      al, 0x92
        and     al, ~3
        out     0x92, al
%endif
        sti
        jmp     0:0x7c00

packet:
        dw      16, 1, 0x7c00, 0
        dq      REAL
old_disk:
        dd      0
old_system:
        dd      0

disk:
%ifdef NO_EXTENSIONS
        cmp     ah, 0x41
        je      fail
%endif
%ifdef FAILED_READS
        cmp     ah, 0x42
        jne     .read
        cmp     byte [cs:.left], 0
        je      .read
        dec     byte [cs:.left]
        mov     ah, 4                   ; sector not found
        jmp     fail
.left:
        db      FAILED_READS
.read:
%endif
        jmp     far [cs:old_disk]

system:
%ifdef NO_A20
%ifndef BIOS_A20
        cmp     ax, 0x2401
        je      fail
%endif
%endif
        cmp     ax, 0xe820
        jne     .other
%ifdef NO_MAP
        jmp     fail
%elifdef ENDLESS_MAP
        mov     dword [es:di + 8], 0
        mov     dword [es:di + 12], 0
        mov     ebx, 1
        jmp     map_entry.answer
%elifdef MAP
        jmp     map_entry
%endif
.other:
        jmp     far [cs:old_system]

fail:
        push    bp
        mov     bp, sp
        or      byte [bp + 6], 1        ; carry flag of the caller
        pop     bp
        iret

%ifdef MAP
map_entry:
%if MAP
        mov     eax, MAP + 16
        sub     eax, ebx
        shl     eax, 20
        mov     [es:di], eax
        mov     dword [es:di + 4], 0
        mov     dword [es:di + 8], 1 << 20
        mov     dword [es:di + 12], 0
        mov     dword [es:di + 16], 1
        inc     ebx
        cmp     ebx, MAP
        jne     .answer
        xor     ebx, ebx
%else
        push    ds
        push    si
        push    di
        push    cs
        pop     ds
        imul    si, bx, map_second - map
        add     si, map
        mov     cx, (map_second - map) / 4
        rep movsd
        pop     di
        inc     ebx
        cmp     si, map_end
        jne     .more
        xor     ebx, ebx
.more:
        pop     si
        pop     ds
%endif
.answer:
        mov     eax, 0x534d4150
        mov     ecx, 24
        push    bp
        mov     bp, sp
        and     byte [bp + 6], ~1
        pop     bp
        iret
%elifdef ENDLESS_MAP
map_entry:
.answer:
        mov     eax, 0x534d4150
        mov     ecx, 24
        push    bp
        mov     bp, sp
        and     byte [bp + 6], ~1
        pop     bp
        iret
%endif

%ifdef MAP
%if MAP == 0
; 64 MiB that overlap, in no order, and end within pages. Base, length, type, attributes.
map:
        dq      0x1000000, 0x2000123
        dd      1, 1
map_second:
        dq      0xfffc0000, 0x40000
        dd      2, 1
        dq      0x5000000, 0            ; empty: left out
        dd      2, 1
        dq      0, 0x9fc00
        dd      1, 1
        dq      0x200000, 0x1           ; a byte in the first place for the kernel
        dd      2, 1
        dq      0x100010, 0xb00000
        dd      1, 1
        dq      0x2fff000, 0x1000       ; the last whole page of the first entry
        dd      4, 1
        dq      0x2000000, 0x1000000    ; switched off: left out
        dd      2, 0
        dq      0x1000000, 0x1000
        dd      1, 1
map_end:
%endif
%endif

        times   510 - ($ - $$) db 0
        dw      0xaa55
