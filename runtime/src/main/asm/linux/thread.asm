; How a program compiled for the linux target starts a thread.

        default rel
        section .text

        global linux_clone:function hidden
        extern linux_thread_main

SYS_clone       equ 56
SYS_exit        equ 60
; CLONE_VM, FS, FILES, SIGHAND, THREAD, SYSVSEM, SETTLS, PARENT_SETTID, CHILD_CLEARTID (clone(2)).
THREAD_FLAGS    equ 0x3d0f00

; long linux_clone(stack = rdi, area = rsi, number = rdx): a thread with this stack and fs base, whose number the kernel
; writes to `number` and clears there when the thread is gone. Its number, or an error number negated.
linux_clone:
        mov     r8, rsi
        mov     rsi, rdi
        mov     r10, rdx
        mov     edi, THREAD_FLAGS
        mov     eax, SYS_clone
        syscall
        test    rax, rax
        jz      .child
        ret
.child:
        xor     ebp, ebp
        mov     rdi, [fs:0]
        call    linux_thread_main       ; void (area)
        xor     edi, edi
        mov     eax, SYS_exit
        syscall
        hlt
