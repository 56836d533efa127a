; Sector 0: loads the disk header and the second stage, checks both, and goes on there.
; The BIOS starts it in real mode at 0x7c00 with the drive's number in dl.

%include "layout.inc"

        bits    16
        org     BOOT_SECTOR

        jmp     0:start                 ; some start it as 07c0:0000

start:
        cld
        xor     ax, ax
        mov     ds, ax
        mov     es, ax
        mov     ss, ax
        mov     sp, LOADER_STACK
        sti
        mov     [drive], dl

        mov     ah, 0x41                ; are the extensions there? EDD 3.0, 3.1
        mov     bx, 0x55aa
        int     0x13
        mov     si, text_no_extensions
        jc      fail
        cmp     bx, 0xaa55
        jne     fail
        test    cl, 1                   ; those for packet access
        jz      fail

        mov     cx, 1
        call    read_sectors
        mov     si, HEADER
        mov     cx, DISK_HEADER_SECTOR / 4 - 1
        call    sum
        cmp     edx, [HEADER + disk_header.header_sum]
        jne     damaged
        cmp     dword [HEADER + disk_header.magic], DISK_HEADER_MAGIC_VALUE & 0xffffffff
        jne     damaged
        cmp     dword [HEADER + disk_header.version], DISK_HEADER_VERSION_VALUE
        jne     damaged
        mov     ecx, [HEADER + disk_header.stage2_sectors]
        dec     ecx
        cmp     ecx, DISK_HEADER_STAGE2_CAPACITY
        jae     damaged
        inc     cx

        mov     word [dap.buffer], STAGE2
        mov     byte [dap.sector], DISK_HEADER_STAGE2_SECTOR
        call    read_sectors
        mov     si, STAGE2
        shl     cx, 7                   ; words in those sectors
        call    sum
        cmp     edx, [HEADER + disk_header.stage2_sum]
        jne     damaged
        mov     dl, [drive]
        jmp     STAGE2

damaged:
        mov     si, text_damaged_loader
        jmp     fail

; Sums up cx words from si: edx. Changes eax, cx, si.
sum:
        xor     edx, edx
.next:
        lodsd
        rol     edx, 1
        add     edx, eax
        loop    .next
        ret

%include "disk.asm"
%include "print.asm"
%include "fail.asm"

text_no_extensions:
        FAIL_TEXT NO_EXTENSIONS
text_disk_read:
        FAIL_TEXT DISK_READ
text_damaged_loader:
        FAIL_TEXT DAMAGED_LOADER

; The partition table: one active partition, because some BIOSes start no disk without. It holds the whole disk
; after this sector, of no known file system, so that other systems leave it alone.
PARTITION_TABLE equ 446
        times   PARTITION_TABLE - ($ - $$) db 0
        db      0x80, 0, 2, 0           ; active; first sector by cylinder, head and sector
        db      0xda, 0xff, 0xff, 0xff  ; data without a file system; last sector beyond the old scheme
        dd      1, 0                    ; first sector; how many, filled in by the image builder
        times   510 - ($ - $$) db 0
        dw      0xaa55
