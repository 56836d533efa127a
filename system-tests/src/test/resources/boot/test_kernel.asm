; A kernel that tells over QEMU's debug console (port 0xe9) how it was started, and ends QEMU with status 33.
; One position-independent ELF64 file, by hand:
;   nasm -f bin -I DIRECTORY-OF-boot_abi.inc

%include "boot_abi.inc"

        bits    64
        default rel

DEBUG_CONSOLE   equ 0xe9
DEBUG_EXIT      equ 0xf4
DONE            equ 16                  ; QEMU ends with 2 * DONE + 1
PAGE            equ 4096
DATA            equ 3 * PAGE            ; where the data segment is in memory
BSS_BYTES       equ 5 * PAGE + 123
MSR_EFER        equ 0xc0000080

        section .text vstart=0
elf:
        db      0x7f, "ELF", 2, 1, 1, 0
        dq      0
        dw      3, 62                   ; ET_DYN, x86-64
        dd      1
        dq      start, segments, 0
        dd      0
        dw      64, 56, 2, 0, 0, 0
segments:
        dd      1, 5                    ; text: read, execute
        dq      0, 0, 0, text_end, text_end, PAGE
        dd      1, 6                    ; data: read, write
        dq      section..data.start, DATA, DATA, data_end - DATA, data_end - DATA + BSS_BYTES, PAGE

start:
        mov     [report.rdi], rdi
        mov     [report.rsp], rsp
        mov     rsp, [rdi + boot_info.stack_end]
        pushfq
        pop     qword [report.rflags]
        mov     [report.cs], cs
        mov     [report.ss], ss
        mov     rax, cr0
        mov     [report.cr0], rax
        mov     rax, cr3
        mov     [report.cr3], rax
        mov     rax, cr4
        mov     [report.cr4], rax
        mov     ecx, MSR_EFER
        rdmsr
        shl     rdx, 32
        or      rax, rdx
        mov     [report.efer], rax
        lea     rax, [elf]
        mov     [report.image], rax
        sgdt    [report.gdt_limit]
        mov     rbx, rdi

        lea     rsi, [data_end]
        mov     ecx, BSS_BYTES
        call    count
        mov     [report.bss], rax
        lea     rsi, [text_end]
        lea     rcx, [elf + DATA]
        sub     rcx, rsi
        call    count
        mov     [report.gap], rax

        mov     rsi, [rbx + boot_info.initramfs_base]
        mov     rdx, [rbx + boot_info.initramfs_end]
        xor     eax, eax                ; sum of the 64-bit words of the initramfs, turned by one bit each time
.sum:
        lea     rcx, [rsi + 8]
        cmp     rcx, rdx
        ja      .summed
        rol     rax, 1
        add     rax, [rsi]
        mov     rsi, rcx
        jmp     .sum
.summed:
        mov     [report.initramfs], rax

        lea     rsi, [rbx + boot_info.memory_map] ; can the last word of each usable region be written and read?
        mov     ecx, [rbx + boot_info.memory_map_count]
.touch:
        cmp     dword [rsi + memory_region.type], MEMORY_REGION_TYPE_USABLE
        jne     .next
        mov     rdi, [rsi + memory_region.base]
        cmp     rdi, 1 << 20
        jb      .next
        add     rdi, [rsi + memory_region.length]
        and     rdi, -8
        mov     rdx, [rdi - 8]
        mov     rax, 0x0123456789abcdef
        mov     [rdi - 8], rax
        cmp     [rdi - 8], rax
        mov     [rdi - 8], rdx
        jne     .next
        inc     qword [report.touched]
.next:
        add     rsi, MEMORY_REGION_SIZE
        loop    .touch

        mov     rax, [rbx + boot_info.framebuffer]
        test    rax, rax
        jz      .text
        mov     dword [rax], 0x00ff00   ; the first pixel
.text:
        mov     edx, DEBUG_CONSOLE
        lea     rsi, [report]
        mov     ecx, report.end - report
        rep outsb
        mov     rsi, rbx
        mov     ecx, BOOT_INFO_SIZE
        rep outsb
        mov     rsi, [rbx + boot_info.command_line]
        mov     rcx, [rbx + boot_info.command_line_length]
        inc     ecx
        rep outsb
        mov     rsi, [rbx + boot_info.rsdp]
        mov     ecx, 20
        rep outsb
        mov     rsi, [rbx + boot_info.page_tables_base]
        mov     rcx, [rbx + boot_info.page_tables_end]
        sub     rcx, rsi
        rep outsb
        mov     al, DONE
        out     DEBUG_EXIT, al
.stop:
        hlt
        jmp     .stop

; How many of the rcx bytes from rsi are not zero: rax.
count:
        xor     eax, eax
        xor     edx, edx
.byte:
        cmp     byte [rsi], 0
        setne   dl
        add     rax, rdx
        inc     rsi
        loop    .byte
        ret
text_end:

        section .data follows=.text align=8 vstart=DATA
report:
.magic: db      "REPORT", 0, 0
.rdi:   dq      0
.rsp:   dq      0
.rflags: dq     0
.cs:    dq      0
.ss:    dq      0
.cr0:   dq      0
.cr3:   dq      0
.cr4:   dq      0
.efer:  dq      0
.image: dq      0
.bss:   dq      0                       ; bytes that are not zero
.gap:   dq      0                       ; the same between the segments
.initramfs: dq  0                       ; sum of its words
.touched: dq    0                       ; usable regions above 1 MiB whose last word is memory
.gdt_limit: dw  0
.gdt:   dq      0
        times   6 db 0
.end:
        db      1, 2, 3
data_end:
