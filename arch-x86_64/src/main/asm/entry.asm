; Where the loader enters the kernel: in 64-bit mode with all of physical memory mapped at its own address, interrupts
; off, rdi = physical address of the boot information, a stack, and the image at a physical address.

        default rel
        section .text

        global _start:function hidden
        extern kernel_main

_start:
        cld
        and     rsp, -16
        xor     ebp, ebp
        call    kernel_main             ; void (boot information); does not return
        ud2
