; The way into 64-bit mode and back (Intel SDM 3, 10.8.5).

SELECT_CODE64   equ 0x08
SELECT_DATA     equ 0x10
SELECT_CODE32   equ 0x18
SELECT_CODE16   equ 0x20
SELECT_DATA16   equ 0x28

CR0_PE          equ 1
CR0_PG          equ 1 << 31
CR4_PAE         equ 1 << 5
MSR_EFER        equ 0xc0000080
EFER_LME        equ 1 << 8

ENTRY_TABLE     equ 0x003               ; present, writable
ENTRY_PAGE      equ 0x083               ; present, writable, no further table

        bits    16

; Makes the page tables for the loader's own 64-bit code: the first 4 GiB as they are. Changes eax, cx, di; es is
; 0 again.
make_loader_tables:
        push    LOADER_TABLES >> 4
        pop     es
        xor     di, di
        xor     eax, eax
        mov     cx, 2 * PAGE / 4
        rep stosd
        mov     dword [es:0], LOADER_TABLES + PAGE + ENTRY_TABLE
        mov     di, PAGE
        mov     eax, LOADER_TABLES + 2 * PAGE + ENTRY_TABLE
        mov     cx, 4
.directory:
        mov     [es:di], eax
        add     di, 8
        add     eax, PAGE
        loop    .directory
        mov     di, 2 * PAGE
        mov     eax, ENTRY_PAGE
        mov     cx, 4 * PAGE / 8
.page:
        mov     [es:di], eax
        mov     dword [es:di + 4], 0
        add     di, 8
        add     eax, 2 << 20
        loop    .page
        push    0
        pop     es
        ret

; Calls the 64-bit code at bx, with interrupts off and the same stack, and ends in the failure whose code it gives
; if that is not 0. Changes all registers but the stack pointer.
long_call:
        cli
        movzx   esp, sp
        lgdt    [gdt_register]
        mov     eax, cr0
        or      eax, CR0_PE
        mov     cr0, eax
        jmp     SELECT_CODE32:.protected

        bits    32
.protected:
        mov     ax, SELECT_DATA
        mov     ds, ax
        mov     es, ax
        mov     ss, ax
        mov     eax, cr4
        or      eax, CR4_PAE
        mov     cr4, eax
        mov     eax, LOADER_TABLES
        mov     cr3, eax
        mov     ecx, MSR_EFER
        rdmsr
        or      eax, EFER_LME
        wrmsr
        mov     eax, cr0
        or      eax, CR0_PG
        mov     cr0, eax
        jmp     SELECT_CODE64:.long

        bits    64
.long:
        movzx   ebx, bx
        call    rbx
        jmp     dword far [.way_back]

        align   8, db 0
.way_back:
        dd      .compatible
        dw      SELECT_CODE16

        bits    16
.compatible:
        mov     bl, al
        mov     ax, SELECT_DATA16       ; so that the limits are those of real mode
        mov     ds, ax
        mov     es, ax
        mov     ss, ax
        mov     eax, cr0
        and     eax, ~CR0_PG
        mov     cr0, eax
        mov     ecx, MSR_EFER
        rdmsr
        and     eax, ~EFER_LME
        wrmsr
        mov     eax, cr4
        and     eax, ~CR4_PAE
        mov     cr4, eax
        mov     eax, cr0
        and     eax, ~CR0_PE
        mov     cr0, eax
        jmp     0:.real
.real:
        xor     ax, ax
        mov     ds, ax
        mov     es, ax
        mov     ss, ax
        sti
        mov     al, bl
        test    al, al
        jnz     fail_code
        ret

        align   8, db 0
gdt:
        dq      0
        dq      0x00af9a000000ffff      ; code, 64-bit
        dq      0x00cf92000000ffff      ; data
KERNEL_GDT_BYTES equ $ - gdt            ; what the kernel starts with
        dq      0x00cf9a000000ffff      ; code, 32-bit
        dq      0x00009a000000ffff      ; code, 16-bit
        dq      0x000092000000ffff      ; data, 64 KiB
gdt_register:
        dw      gdt_register - gdt - 1
        dd      gdt
