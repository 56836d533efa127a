; The memory routines that LLVM calls by itself: memcpy, memmove, memset, memcmp.
; System V AMD64 calls; no SSE, so that both targets share them.

        default rel
        section .text

        global memcpy:function hidden
        global memmove:function hidden
        global memset:function hidden
        global memcmp:function hidden

; From this size on `rep movsq` and `rep stosq` beat a loop (their start costs some 30 cycles:
; Intel 64 and IA-32 Architectures Optimization Reference Manual, 3.7.6).
LARGE   equ 512

; void *memmove(void *to = rdi, const void *from = rsi, size_t bytes = rdx)
; void *memcpy(...), the same: a wrong memcpy of overlapping ranges is not worth a second routine.
        align 16
memcpy:
memmove:
        mov     rax, rdi
        cmp     rdx, 16
        jb      .small
        cmp     rdx, 32
        jbe     .to32
        mov     rcx, rdi
        sub     rcx, rsi
        cmp     rcx, rdx
        jb      .backward               ; the target starts within the source
        cmp     rdx, LARGE
        jae     .large
        mov     r8, [rsi + rdx - 16]    ; the last 16 bytes, before a store can change them
        mov     r9, [rsi + rdx - 8]
        lea     r11, [rdi + rdx]
.forward:
        mov     rcx, [rsi]
        mov     r10, [rsi + 8]
        mov     [rdi], rcx
        mov     [rdi + 8], r10
        add     rsi, 16
        add     rdi, 16
        sub     rdx, 16
        cmp     rdx, 16
        ja      .forward
        mov     [r11 - 16], r8
        mov     [r11 - 8], r9
        ret
.large:
        mov     r8, [rsi + rdx - 8]
        lea     r11, [rdi + rdx]
        mov     rcx, rdx
        shr     rcx, 3
        rep movsq
        mov     [r11 - 8], r8
        ret
.backward:
        mov     r8, [rsi]               ; the first 16 bytes, before a store can change them
        mov     r9, [rsi + 8]
.down:
        mov     rcx, [rsi + rdx - 8]
        mov     r10, [rsi + rdx - 16]
        mov     [rdi + rdx - 8], rcx
        mov     [rdi + rdx - 16], r10
        sub     rdx, 16
        cmp     rdx, 16
        ja      .down
        mov     [rdi], r8
        mov     [rdi + 8], r9
        ret
.to32:                                  ; 16 to 32 bytes: two halves that may overlap
        mov     rcx, [rsi]
        mov     r8, [rsi + 8]
        mov     r9, [rsi + rdx - 16]
        mov     r10, [rsi + rdx - 8]
        mov     [rdi], rcx
        mov     [rdi + 8], r8
        mov     [rdi + rdx - 16], r9
        mov     [rdi + rdx - 8], r10
        ret
.small:
        cmp     edx, 8
        jae     .to15
        cmp     edx, 4
        jae     .to7
        test    edx, edx
        jz      .done
        movzx   ecx, byte [rsi]         ; 1 to 3 bytes: first, middle, last
        movzx   r8d, byte [rsi + rdx - 1]
        mov     r9d, edx
        shr     r9d, 1
        movzx   r10d, byte [rsi + r9]
        mov     [rdi], cl
        mov     [rdi + r9], r10b
        mov     [rdi + rdx - 1], r8b
.done:
        ret
.to7:
        mov     ecx, [rsi]
        mov     r8d, [rsi + rdx - 4]
        mov     [rdi], ecx
        mov     [rdi + rdx - 4], r8d
        ret
.to15:
        mov     rcx, [rsi]
        mov     r8, [rsi + rdx - 8]
        mov     [rdi], rcx
        mov     [rdi + rdx - 8], r8
        ret

; void *memset(void *at = rdi, int value = esi, size_t bytes = rdx)
        align 16
memset:
        mov     r9, rdi
        movzx   eax, sil
        mov     rcx, 0x0101010101010101
        imul    rax, rcx                ; the byte, eight times
        cmp     rdx, 8
        jb      .small
        mov     [rdi + rdx - 8], rax    ; the end, which the words below may not reach
        cmp     rdx, LARGE
        jae     .large
.words:
        mov     [rdi], rax
        add     rdi, 8
        sub     rdx, 8
        cmp     rdx, 8
        jae     .words
        mov     rax, r9
        ret
.large:
        mov     rcx, rdx
        shr     rcx, 3
        rep stosq
        mov     rax, r9
        ret
.small:
        test    edx, edx
        jz      .done
.byte:
        mov     [rdi], al
        inc     rdi
        dec     edx
        jnz     .byte
.done:
        mov     rax, r9
        ret

; int memcmp(const void *a = rdi, const void *b = rsi, size_t bytes = rdx)
        align 16
memcmp:
        cmp     rdx, 8
        jb      .tail
        mov     rax, [rdi]
        mov     rcx, [rsi]
        cmp     rax, rcx
        jne     .differ
        add     rdi, 8
        add     rsi, 8
        sub     rdx, 8
        jmp     memcmp
.differ:
        bswap   rax                     ; the lowest address decides
        bswap   rcx
        cmp     rax, rcx
        sbb     eax, eax
        or      eax, 1
        ret
.tail:
        test    edx, edx
        jz      .equal
        movzx   eax, byte [rdi]
        movzx   ecx, byte [rsi]
        sub     eax, ecx
        jne     .done
        inc     rdi
        inc     rsi
        dec     edx
        jmp     .tail
.equal:
        xor     eax, eax
.done:
        ret
