; Descriptor tables and instructions that give more than one result.

%include "trap_frame.inc"

        default rel
        section .text

        global arch_load_tables:function hidden
        global arch_cpuid:function hidden
        global arch_random:function hidden
        global arch_save_fpu:function hidden
        global arch_restore_fpu:function hidden
        global arch_save_fpu_extended:function hidden
        global arch_restore_fpu_extended:function hidden
        global arch_set_xcr0:function hidden
        global arch_triple_fault:function hidden

MSR_GS_BASE     equ 0xc0000101

; void arch_load_tables(gdt = rdi, int gdt bytes = esi, idt = rdx, int idt bytes = ecx, gs = r8)
arch_load_tables:
        sub     rsp, 24
        dec     esi
        dec     ecx
        mov     [rsp], si
        mov     [rsp + 2], rdi
        lgdt    [rsp]
        mov     [rsp], cx
        mov     [rsp + 2], rdx
        lidt    [rsp]
        add     rsp, 24
        ; Null selectors for data: 64-bit mode does not look at them, and they say nothing to user code. They
        ; clear the bases of fs and gs (of some processors), and Java code may use gs at any time.
        xor     eax, eax
        mov     ds, eax
        mov     es, eax
        mov     fs, eax
        mov     gs, eax
        mov     eax, r8d
        mov     rdx, r8
        shr     rdx, 32
        mov     ecx, MSR_GS_BASE
        wrmsr
        mov     eax, KERNEL_DATA
        mov     ss, eax
        mov     eax, TASK_STATE
        ltr     ax
        pop     rax
        push    qword KERNEL_CODE
        push    rax
        o64 retf

; long arch_cpuid(int leaf = edi, int subleaf = esi, int register = edx): eax, ebx, ecx or edx, by number 0 to 3
arch_cpuid:
        push    rbx
        mov     r8d, edx
        mov     eax, edi
        mov     ecx, esi
        cpuid
        cmp     r8d, 1
        cmove   eax, ebx
        cmp     r8d, 2
        cmove   eax, ecx
        cmp     r8d, 3
        cmove   eax, edx
        pop     rbx
        ret

; long arch_random(): 64 random bits; 0 if the generator has none ready after 10 tries (Intel's guide for
; its random number generator, 5.2.1, gives that number)
arch_random:
        mov     ecx, 10
.again: rdrand  rax
        jc      .done
        dec     ecx
        jnz     .again
        xor     eax, eax
.done:  ret

; void (area = rdi): x87 and SSE registers, 512 bytes aligned to 16
arch_save_fpu:
        fxsave64 [rdi]
        ret

arch_restore_fpu:
        fxrstor64 [rdi]
        ret

; void (area = rdi): all that XCR0 enables, aligned to 64
arch_save_fpu_extended:
        mov     eax, -1
        mov     edx, -1
        xsave64 [rdi]
        ret

arch_restore_fpu_extended:
        mov     eax, -1
        mov     edx, -1
        xrstor64 [rdi]
        ret

; void arch_set_xcr0(int components = edi)
arch_set_xcr0:
        mov     eax, edi
        xor     edx, edx
        xor     ecx, ecx
        xsetbv
        ret

; void arch_triple_fault(): without an interrupt table an exception ends in a reset
arch_triple_fault:
        sub     rsp, 24
        mov     qword [rsp], 0
        mov     qword [rsp + 8], 0
        lidt    [rsp]
        ud2

; The table of gates, which all processors share, and the data and stacks of the one that booted. Java fills the tables
; in; the stacks are for exceptions that cannot trust the current one.

IST_STACKS      equ 6
IST_STACK_SIZE  equ 16 << 10

        section .bss

        global arch_idt:data hidden
        global arch_processor_data:data hidden
        global arch_ist_stacks:data hidden

        alignb  16
arch_ist_stacks:
        resb    IST_STACKS * IST_STACK_SIZE
        alignb  16
arch_idt:
        resb    256 * 16
        alignb  CPU_SIZE
arch_processor_data:
        resb    CPU_SIZE
