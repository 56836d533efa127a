; Real mode: sectors from the disk through the INT 13h extensions (EDD 3.0, 3.1).

DISK_TRIES      equ 3

; Reads cx sectors, 1 to 127, as dap.sector and dap.buffer say; ends in failure after some tries. Changes di.
read_sectors:
        mov     di, DISK_TRIES
.again:
        mov     [dap.count], cx         ; the BIOS leaves there what it could read
        pushad                          ; some change the upper halves of registers
        mov     si, dap
        mov     dl, [drive]
        mov     ah, 0x42
        int     0x13
        jnc     .answered
        mov     dl, [drive]
        xor     ah, ah                  ; reset, then try again
        int     0x13
        stc
.answered:
        popad
        jnc     .done
        dec     di
        jnz     .again
        mov     si, text_disk_read
        jmp     fail
.done:
        ret

        align   4, db 0
dap:
        dw      16
.count: dw      0
.buffer:
        dw      HEADER, 0               ; offset, segment
.sector:
        dq      DISK_HEADER_HEADER_SECTOR

drive:  db      0
