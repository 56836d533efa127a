; Real mode: files from the disk into memory.

; A file: where the header describes it (first sector, bytes, checksum), and the place for it, which
; choose_places fills in.
kernel_file:
        dw      HEADER + disk_header.kernel_sector
.place: dq      0
initramfs_file:
        dw      HEADER + disk_header.initramfs_sector
.place: dq      0

; Offsets in the description and in the header.
FILE_HEADER     equ 0
FILE_PLACE      equ 2
HEADER_FILE_SECTOR equ 0
HEADER_FILE_BYTES equ 8
HEADER_FILE_CHECKSUM equ 16

; Reads the command line, which stays in low memory. Changes ax, bx, cx, dx, si, di.
read_command_line:
        mov     si, HEADER + disk_header.command_line_sector
        mov     di, dap.sector
        movsd
        movsd
        mov     dword [dap.buffer], COMMAND_LINE >> 4 << 16
        mov     cx, COMMAND_LINE_SECTORS
        jmp     read_sectors

; Reads the file di to its place: through a buffer, since the BIOS reads only below 1 MiB. Changes all registers.
read_file:
        mov     bx, [di + FILE_HEADER]
        mov     ebp, [bx + HEADER_FILE_BYTES]
        add     ebp, DISK_HEADER_SECTOR - 1
        shr     ebp, 9                  ; sectors that are left
        jz      .done
        lea     si, [di + FILE_PLACE]
        mov     di, copy_to
        movsd
        movsd
        lea     si, [bx + HEADER_FILE_SECTOR]
        mov     di, dap.sector
        movsd
        movsd
        mov     dword [dap.buffer], DISK_BUFFER >> 4 << 16
.next:
        mov     ecx, DISK_BUFFER_SECTORS
        cmp     ebp, ecx
        jae     .read
        mov     ecx, ebp
.read:
        mov     [copy_sectors], ecx
        call    read_sectors
        push    ebp
        IN_LONG_MODE copy_up
        pop     ebp
        mov     ecx, [copy_sectors]
        add     [dap.sector], ecx
        adc     dword [dap.sector + 4], 0
        sub     ebp, ecx
        jnz     .next
.done:
        ret

        align   8, db 0
copy_to:
        dq      0
copy_sectors:
        dd      0

        bits    64

; Copies copy_sectors sectors from the buffer to copy_to, which it moves on.
copy_up:
        mov     rdi, [copy_to]
        mov     esi, DISK_BUFFER
        mov     ecx, [copy_sectors]
        shl     ecx, 6
        rep movsq
        mov     [copy_to], rdi
        xor     eax, eax
        ret

        bits    16
