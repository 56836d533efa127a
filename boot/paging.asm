; 64-bit mode: the page tables for the kernel, which map all memory as it is: one range with the PML4, then the
; page directory pointer tables, then, on processors without pages of 1 GiB, the page directories.

CPUID_HUGE_PAGES equ 1 << 26            ; of edx, function 0x80000001
ADDRESS_BITS    equ 47                  ; of the lower half of the addresses of 4-level paging

; Bytes that the tables need: rax. Sets identity_gigabytes and huge_pages. Changes all but rbp, rsi, rdi.
kernel_tables_bytes:
        mov     eax, 0x80000001
        cpuid
        and     edx, CPUID_HUGE_PAGES
        mov     [huge_pages], edx
        call    memory_gigabytes
        mov     [identity_gigabytes], rax
        lea     rcx, [rax + 512 + 511]  ; PML4 and a table for each 512 GiB
        shr     rcx, 9
        cmp     dword [huge_pages], 0
        jne     .done
        add     rcx, rax                ; a directory for each GiB
.done:
        mov     rax, rcx
        shl     rax, 12
        ret

; The end of memory in GiB, rounded up, at least 4: rax. Memory is what is usable or holds ACPI's tables; the map
; also has reserved ranges far above all memory. Changes rbx, rcx, rdx, r8, r9.
memory_gigabytes:
        xor     eax, eax
        mov     r9, 4 << 30
        mov     ebx, BOOT_INFO + boot_info.memory_map
        mov     ecx, [BOOT_INFO + boot_info.memory_map_count]
.next:
        mov     edx, [rbx + memory_region.type]
        cmp     edx, MEMORY_REGION_TYPE_USABLE
        je      .memory
        sub     edx, MEMORY_REGION_TYPE_ACPI_RECLAIMABLE
        cmp     edx, MEMORY_REGION_TYPE_ACPI_NVS - MEMORY_REGION_TYPE_ACPI_RECLAIMABLE
        ja      .skip
.memory:
        mov     r8, [rbx + memory_region.base]
        add     r8, [rbx + memory_region.length]
        jc      .skip                   ; nonsense
        cmp     r8, r9
        cmova   r9, r8
.skip:
        add     rbx, MEMORY_REGION_SIZE
        dec     ecx
        jnz     .next

        mov     eax, 0x80000000
        cpuid
        mov     ecx, 36                 ; address bits of processors that do not tell
        cmp     eax, 0x80000008
        jb      .limit
        mov     eax, 0x80000008
        cpuid
        movzx   ecx, al
        cmp     ecx, ADDRESS_BITS
        jbe     .limit
        mov     ecx, ADDRESS_BITS
.limit:
        mov     eax, 1
        shl     rax, cl
        cmp     r9, rax
        cmova   r9, rax
        lea     rax, [r9 + (1 << 30) - 1]
        shr     rax, 30
        ret

; Writes the tables where choose_places found room. Changes all registers.
make_kernel_tables:
        mov     rdi, [BOOT_INFO + boot_info.page_tables_base]
        mov     rcx, [BOOT_INFO + boot_info.page_tables_end]
        mov     rsi, rdi
        call    zero_to
        mov     rbx, [identity_gigabytes]
        mov     rax, rbx
        shl     rax, 30
        mov     [BOOT_INFO + boot_info.identity_end], rax
        mov     [BOOT_INFO + boot_info.page_root], rsi

        lea     rcx, [rbx + 511]
        shr     rcx, 9
        mov     rdi, rsi                ; PML4: the page directory pointer tables follow
        lea     rax, [rsi + PAGE + ENTRY_TABLE]
        mov     edx, PAGE
        lea     rsi, [rsi + PAGE]       ; the first of them
        mov     r8, rcx
        shl     r8, 12
        add     r8, rsi                 ; the first page directory
        call    fill_table
        mov     rdi, rsi
        mov     rcx, rbx
        cmp     dword [huge_pages], 0
        je      .directories
        mov     eax, ENTRY_PAGE
        mov     edx, 1 << 30
        jmp     .last
.directories:
        lea     rax, [r8 + ENTRY_TABLE]
        call    fill_table
        mov     rdi, r8
        mov     rcx, rbx
        shl     rcx, 9
        mov     eax, ENTRY_PAGE
        mov     edx, 2 << 20
.last:
        call    fill_table
        xor     eax, eax
        ret

; Writes rcx entries at rdi: rax, rax + rdx and so on. Changes rax, rcx, rdi.
fill_table:
        mov     [rdi], rax
        add     rdi, 8
        add     rax, rdx
        dec     rcx
        jnz     fill_table
        ret

        align   8, db 0
identity_gigabytes:
        dq      0
huge_pages:
        dd      0
