; Copies between memory of the user and of the kernel. A page fault within goes on at arch_user_copy_fault (TrapEntry).

        default rel
        section .text

        global arch_user_copy:function hidden
        global arch_user_copy_guarded:function hidden
        global arch_user_copy_start:function hidden
        global arch_user_copy_end:function hidden
        global arch_user_copy_fault:function hidden

; int arch_user_copy(to = rdi, from = rsi, long bytes = rdx): 0 if all is copied
arch_user_copy:
        mov     rcx, rdx
        shr     rcx, 3
        and     edx, 7
arch_user_copy_start:
        rep movsq
        mov     ecx, edx
        rep movsb
arch_user_copy_end:
        xor     eax, eax
        ret
arch_user_copy_fault:
        mov     eax, 1
        ret

; The same where the kernel may reach user memory only when it says so (SMAP; Intel SDM volume 3, 4.6.1).
arch_user_copy_guarded:
        stac
        call    arch_user_copy
        clac
        ret
