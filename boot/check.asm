; 64-bit mode: whether what came from the disk is what was written there.

; Checks the command line and ends it with a zero byte.
check_command_line:
        mov     esi, COMMAND_LINE
        mov     ecx, COMMAND_LINE_SECTORS * DISK_HEADER_SECTOR
        call    xxh64
        cmp     rax, [HEADER + disk_header.command_line_checksum]
        jne     .damaged
        mov     eax, [HEADER + disk_header.command_line_bytes]
        cmp     eax, BOOT_INFO_COMMAND_LINE_CAPACITY
        ja      .damaged
        mov     byte [rax + COMMAND_LINE], 0
        mov     [BOOT_INFO + boot_info.command_line_length], rax
        mov     qword [BOOT_INFO + boot_info.command_line], COMMAND_LINE
        xor     eax, eax
        ret
.damaged:
        mov     eax, FAIL_DAMAGED_COMMAND_LINE
        ret

check_kernel:
        mov     edi, kernel_file
        call    check_file
        mov     ecx, FAIL_DAMAGED_KERNEL
        cmovne  eax, ecx
        ret

check_initramfs:
        mov     edi, initramfs_file
        call    check_file
        mov     ecx, FAIL_DAMAGED_INITRAMFS
        cmovne  eax, ecx
        ret

; Compares the checksum of the file rdi with that of the header; not equal if the file is damaged. eax is 0.
check_file:
        movzx   ebx, word [rdi + FILE_HEADER]
        mov     rcx, [rbx + HEADER_FILE_BYTES]
        add     rcx, DISK_HEADER_SECTOR - 1
        and     rcx, -DISK_HEADER_SECTOR
        jz      .done                   ; nothing is never damaged
        mov     rsi, [rdi + FILE_PLACE]
        call    xxh64
        cmp     rax, [rbx + HEADER_FILE_CHECKSUM]
.done:
        mov     eax, 0                  ; keeps the flags
        ret
