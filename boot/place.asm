; 64-bit mode: places in memory.
;
; A place lies in one usable region of the memory map, in whole pages, from 1 MiB to 4 GiB, and touches neither a
; region that is not usable nor a place that is taken. The map may overlap itself and be in any order.

PLACES_START    equ 1 << 20
PLACES_END      equ 1 << 32
PLACES          equ 4

KERNEL_MAX      equ 1 << 30             ; bytes
INITRAMFS_MAX   equ 2 << 30

; Finds places for the page tables, low, and for the initramfs and the kernel's file, high, so that the memory
; after the kernel stays whole.
choose_places:
        call    check_low_memory
        jnz     .little
        call    kernel_tables_bytes
        mov     rsi, rax
        mov     edx, PAGE
        call    take_low
        jz      .little
        mov     [BOOT_INFO + boot_info.page_tables_base], rax
        mov     [BOOT_INFO + boot_info.page_tables_end], rdi

        mov     rsi, [HEADER + disk_header.initramfs_bytes]
        mov     eax, FAIL_DAMAGED_INITRAMFS
        mov     ecx, INITRAMFS_MAX
        cmp     rsi, rcx
        jae     .end
        test    rsi, rsi
        jz      .kernel
        call    take_high
        jz      .little
        mov     [initramfs_file.place], rax
        mov     [BOOT_INFO + boot_info.initramfs_base], rax
        add     rax, [HEADER + disk_header.initramfs_bytes]
        mov     [BOOT_INFO + boot_info.initramfs_end], rax
.kernel:
        mov     rsi, [HEADER + disk_header.kernel_bytes]
        mov     eax, FAIL_DAMAGED_KERNEL
        lea     rcx, [rsi - 1]
        cmp     rcx, KERNEL_MAX - 1
        jae     .end
        call    take_high
        jz      .little
        mov     [kernel_file.place], rax
        xor     eax, eax
.end:
        ret
.little:
        mov     eax, FAIL_LITTLE_MEMORY
        ret

; Zero if all the low memory that the loader uses is usable. Changes what find_conflict does, rsi.
check_low_memory:
        mov     ebx, BOOT_INFO + boot_info.memory_map
        mov     ecx, [BOOT_INFO + boot_info.memory_map_count]
.next:
        call    region
        jne     .skip
        cmp     r8, LOW_START
        ja      .skip
        cmp     r9, LOW_END
        jb      .skip
        mov     eax, LOW_START
        mov     esi, LOW_END - LOW_START
        call    find_conflict
        setc    al
        test    al, al
        ret
.skip:
        add     rbx, MEMORY_REGION_SIZE
        loop    .next
        inc     ecx                     ; not zero
        ret

; The lowest place for rsi bytes at a multiple of rdx, a power of two and at least a page: rax to rdi, taken from
; now on. Zero flag if there is none. Changes all but rbp.
take_low:
        call    round_bytes
        xor     edi, edi                ; none yet
        mov     ebx, BOOT_INFO + boot_info.memory_map
        mov     ecx, [BOOT_INFO + boot_info.memory_map_count]
.region:
        call    place_region
        jne     .next
        mov     rax, r12
.up:
        cmp     rax, r13
        jae     .next
        lea     rax, [rax + rdx - 1]
        neg     rdx
        and     rax, rdx
        neg     rdx
        lea     r8, [rax + rsi]
        cmp     r8, r13
        ja      .next
        call    find_conflict
        mov     r14, rax
        mov     rax, r9
        jc      .up
        test    rdi, rdi
        jz      .better
        cmp     r14, rdi
        jae     .next
.better:
        mov     rdi, r14
.next:
        add     rbx, MEMORY_REGION_SIZE
        dec     ecx
        jnz     .region
        jmp     take

; The highest place for rsi bytes; like take_low.
take_high:
        call    round_bytes
        xor     edi, edi
        mov     ebx, BOOT_INFO + boot_info.memory_map
        mov     ecx, [BOOT_INFO + boot_info.memory_map_count]
.region:
        call    place_region
        jne     .next
        mov     rax, r13
.down:
        sub     rax, rsi
        jc      .next
        and     rax, -PAGE
        cmp     rax, r12
        jb      .next
        call    find_conflict
        mov     r14, rax
        mov     rax, r8
        jc      .down
        cmp     r14, rdi
        jbe     .next
        mov     rdi, r14
.next:
        add     rbx, MEMORY_REGION_SIZE
        dec     ecx
        jnz     .region

; Notes that rsi bytes from rdi are taken. Gives rax, rdi and the zero flag of take_low.
take:
        mov     rax, rdi
        add     rdi, rsi
        test    rax, rax
        jz      .none
        mov     ecx, [taken_count]
        inc     dword [taken_count]
        shl     ecx, 4
        mov     r8d, taken
        mov     [r8 + rcx], rax
        mov     [r8 + rcx + 8], rdi
        test    rax, rax
.none:
        ret

round_bytes:
        add     rsi, PAGE - 1
        and     rsi, -PAGE
        ret

; The part r12 to r13 of the region rbx that may hold places; not zero if it is not usable. Changes r8, r9.
place_region:
        call    region
        jne     .done
        mov     r12, r8
        mov     r13, r9
        mov     r8d, PLACES_START
        cmp     r12, r8
        cmovb   r12, r8
        mov     r8, PLACES_END
        cmp     r13, r8
        cmova   r13, r8
        cmp     eax, eax                ; zero flag
.done:
        ret

; Start and end of the region rbx: r8, r9; zero if it is usable.
region:
        mov     r8, [rbx + memory_region.base]
        mov     r9, r8
        add     r9, [rbx + memory_region.length]
        jnc     .done
        or      r9, -1                  ; to the end of all addresses
.done:
        cmp     dword [rbx + memory_region.type], MEMORY_REGION_TYPE_USABLE
        ret

; Looks for what overlaps rsi bytes from rax: carry flag, and r8 to r9. Changes r10, r11.
find_conflict:
        push    rbx
        push    rcx
        lea     r10, [rax + rsi]
        mov     ebx, BOOT_INFO + boot_info.memory_map
        mov     ecx, [BOOT_INFO + boot_info.memory_map_count]
.region:
        call    region
        je      .next_region
        call    overlaps
        jc      .done
.next_region:
        add     rbx, MEMORY_REGION_SIZE
        dec     ecx
        jnz     .region
        mov     ebx, taken
        mov     ecx, [taken_count]
        inc     ecx
.taken:
        dec     ecx
        jz      .free
        mov     r8, [rbx]
        mov     r9, [rbx + 8]
        add     rbx, 16
        call    overlaps
        jnc     .taken
        jmp     .done
.free:
        clc
.done:
        pop     rcx
        pop     rbx
        ret

; Carry flag if r8 to r9 and rax to r10 overlap.
overlaps:
        cmp     r8, r10
        jae     .no
        cmp     rax, r9
        ret
.no:
        clc
        ret

        align   8, db 0
taken:
        times   2 * PLACES dq 0
taken_count:
        dd      0
