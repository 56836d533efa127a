; The second stage: from real mode to the kernel in 64-bit mode. The boot sector starts it with the drive in dl.
;
; Real mode does what only the BIOS can do; everything else is 64-bit code that real mode calls with IN_LONG_MODE.

%include "layout.inc"

        bits    16
        org     STAGE2

; Calls 64-bit code. It gives 0, or the code of a BootFailure, which ends everything.
        %macro  IN_LONG_MODE 1
        mov     bx, %1
        call    long_call
        %endmacro

stage2:
        mov     [drive], dl
        call    check_processor
        call    enable_a20
        call    read_memory_map
        call    make_loader_tables
        call    read_command_line
        IN_LONG_MODE check_command_line
        IN_LONG_MODE choose_places
        mov     di, kernel_file
        call    read_file
        IN_LONG_MODE check_kernel
        IN_LONG_MODE load_kernel
        mov     di, initramfs_file
        call    read_file
        IN_LONG_MODE check_initramfs
        IN_LONG_MODE make_kernel_tables
        call    set_video_mode
        mov     bx, enter_kernel
        jmp     long_call

; Ends with the failure whose code is al.
fail_code:
        mov     si, fail_texts
.next:
        dec     al
        jz      fail
.skip:
        cmp     byte [si], 0
        lea     si, [si + 1]
        jne     .skip
        jmp     .next

%include "fail.asm"

; The text of every failure, by code.
fail_texts:
        FAIL_TEXT NO_EXTENSIONS
text_disk_read:
        FAIL_TEXT DISK_READ
        FAIL_TEXT DAMAGED_LOADER
        FAIL_TEXT NO_A20
        FAIL_TEXT NO_LONG_MODE
        FAIL_TEXT NO_MEMORY_MAP
        FAIL_TEXT LONG_MEMORY_MAP
        FAIL_TEXT LITTLE_MEMORY
        FAIL_TEXT DAMAGED_COMMAND_LINE
        FAIL_TEXT DAMAGED_KERNEL
        FAIL_TEXT DAMAGED_INITRAMFS
        FAIL_TEXT NOT_ELF64
        FAIL_TEXT BAD_SEGMENTS
        FAIL_TEXT NO_VIDEO_MODE

; Real mode.
%include "print.asm"
%include "disk.asm"
%include "processor.asm"
%include "a20.asm"
%include "memory_map.asm"
%include "file.asm"
%include "vbe.asm"

; From one mode to the other.
%include "long_mode.asm"

; 64-bit mode.
        bits    64
%include "check.asm"
%include "xxh64.asm"
%include "place.asm"
%include "elf.asm"
%include "paging.asm"
%include "rsdp.asm"
%include "enter.asm"

        align   DISK_HEADER_SECTOR, db 0
%if $ - $$ > STAGE2_END - STAGE2
        %error  the second stage is too long
%endif
