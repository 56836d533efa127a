; 64-bit mode: the last step.

; Fills in what BootInfo still lacks and starts the kernel: rdi is BootInfo, the stack is empty, interrupts are
; off, the direction is up; the other registers are 0 or say nothing.
enter_kernel:
        call    find_rsdp
        mov     ebx, BOOT_INFO
        mov     [rbx + boot_info.rsdp], rax
        mov     rax, BOOT_INFO_MAGIC_VALUE
        mov     [rbx + boot_info.magic], rax
        mov     dword [rbx + boot_info.version], BOOT_INFO_VERSION_VALUE
        mov     dword [rbx + boot_info.structure_size], BOOT_INFO_SIZE
        movzx   eax, byte [drive]
        mov     [rbx + boot_info.boot_drive], eax
        mov     qword [rbx + boot_info.stack_base], KERNEL_STACK
        mov     qword [rbx + boot_info.stack_end], KERNEL_STACK_END
        mov     qword [rbx + boot_info.info_base], BOOT_INFO
        mov     qword [rbx + boot_info.info_end], BOOT_INFO_END

        mov     esi, gdt              ; the loader's own memory is not the kernel's to keep
        mov     edi, KERNEL_GDT
        mov     ecx, KERNEL_GDT_BYTES
        rep movsb
        lgdt    [.gdt_register]
        mov     rax, [rbx + boot_info.page_root]
        mov     cr3, rax
        mov     esp, KERNEL_STACK_END
        mov     rdi, rbx
        xor     ebp, ebp
        cld
        jmp     [rbx + boot_info.kernel_entry]

        align   8, db 0
.gdt_register:
        dw      KERNEL_GDT_BYTES - 1
        dq      KERNEL_GDT
