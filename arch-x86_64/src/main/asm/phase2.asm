; Into another address space, where the kernel has another address and another stack.

        default rel
        section .text

        global arch_enter_space:function hidden
        extern kernel_phase2

; void arch_enter_space(root = rdi, stack = rsi, distance = rdx, image = rcx): does not return. The new address space
; has the image where it is and also `distance` further. Interrupts are off. Nothing of the old stack is used any more,
; and no register keeps an address that Java code made for the old one.
arch_enter_space:
        mov     cr3, rdi
        mov     rsp, rsi
        lea     rax, [.there]
        add     rax, rdx
        jmp     rax
.there:
        mov     rdi, rcx
        xor     eax, eax
        xor     ebx, ebx
        xor     ecx, ecx
        xor     edx, edx
        xor     esi, esi
        xor     ebp, ebp
        xor     r8d, r8d
        xor     r9d, r9d
        xor     r10d, r10d
        xor     r11d, r11d
        xor     r12d, r12d
        xor     r13d, r13d
        xor     r14d, r14d
        xor     r15d, r15d
        call    kernel_phase2           ; void (where the image was); relative, so at the new address
        ud2
