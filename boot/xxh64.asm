; 64-bit mode: the checksum XXH64 with seed 0 (XXH64 specification in doc/xxhash_spec.md of the xxHash project).

XXH64_PRIME1    equ 0x9e3779b185ebca87
XXH64_PRIME2    equ 0xc2b2ae3d27d4eb4f
XXH64_PRIME3    equ 0x165667b19e3779f9
XXH64_PRIME4    equ 0x85ebca77c2b2ae63

; Mixes the word %2 into the accumulator %1, with the primes in r8 and r9. Changes rax.
        %macro  XXH64_ROUND 2
        mov     rax, %2
        imul    rax, r9
        add     %1, rax
        rol     %1, 31
        imul    %1, r8
        %endmacro

; Merges the accumulator %1 into the sum rdx. Changes rax and the accumulator.
        %macro  XXH64_MERGE 1
        mov     rax, %1
        xor     %1, %1
        XXH64_ROUND %1, rax
        xor     rdx, %1
        imul    rdx, r8
        add     rdx, r11
        %endmacro

; The checksum rax of rcx bytes from rsi; a multiple of 32, not 0. Changes rcx, rdx, rsi, r8 to r15.
xxh64:
        mov     r8, XXH64_PRIME1
        mov     r9, XXH64_PRIME2
        mov     r10, rcx
        lea     r12, [r8 + r9]
        mov     r13, r9
        xor     r14d, r14d
        mov     r15, r8
        neg     r15
.stripe:
        XXH64_ROUND r12, [rsi]
        XXH64_ROUND r13, [rsi + 8]
        XXH64_ROUND r14, [rsi + 16]
        XXH64_ROUND r15, [rsi + 24]
        add     rsi, 32
        sub     rcx, 32
        jnz     .stripe

        mov     rdx, r12
        rol     rdx, 1
        mov     rax, r13
        rol     rax, 7
        add     rdx, rax
        mov     rax, r14
        rol     rax, 12
        add     rdx, rax
        mov     rax, r15
        rol     rax, 18
        add     rdx, rax
        mov     r11, XXH64_PRIME4
        XXH64_MERGE r12
        XXH64_MERGE r13
        XXH64_MERGE r14
        XXH64_MERGE r15

        add     rdx, r10
        mov     rax, rdx
        shr     rax, 33
        xor     rdx, rax
        imul    rdx, r9
        mov     rax, rdx
        shr     rax, 29
        xor     rdx, rax
        mov     rax, XXH64_PRIME3
        imul    rdx, rax
        mov     rax, rdx
        shr     rax, 32
        xor     rax, rdx
        ret
