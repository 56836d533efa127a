; Real mode: the end. Each failure prints its line and halts the machine.

; A text that follows the words of fail_start: two digits and the meaning.
        %macro  FAIL_TEXT 1
        db      '0' + FAIL_%1 / 10, '0' + FAIL_%1 % 10, ' ', FAIL_%1_TEXT, 13, 10, 0
        %endmacro

; Prints why we cannot boot, from the text at si, and stops.
fail:
        push    si
        call    serial_init
        mov     si, fail_start
        call    print
        pop     si
        call    print
.stop:
        cli
        hlt
        jmp     .stop

fail_start:
        db      "Awesome cannot boot: E", 0
