; Real mode: address line A20, without which every odd megabyte looks like the one below it.

KEYBOARD_DATA   equ 0x60
KEYBOARD_COMMAND equ 0x64
SYSTEM_CONTROL  equ 0x92                ; bit 1: A20, bit 0: resets the machine

A20_TRIES       equ 0x1000

; Makes the line follow the address, by the BIOS, the keyboard controller or the system control port; ends in
; failure if none of them can. Changes ax, cx.
enable_a20:
        call    test_a20
        jnz     .done
        mov     ax, 0x2401
        int     0x15
        call    test_a20
        jnz     .done
        call    a20_by_keyboard
        call    wait_a20
        jnz     .done
        in      al, SYSTEM_CONTROL
        or      al, 2
        and     al, ~1
        out     SYSTEM_CONTROL, al
        call    wait_a20
        jnz     .done
        mov     al, FAIL_NO_A20
        jmp     fail_code
.done:
        ret

; Tests the line until it works, for a while.
wait_a20:
        mov     cx, A20_TRIES
.next:
        call    test_a20
        loopz   .next
        ret

; Compares a word with the one that is a megabyte higher: not zero if they are two. Changes ax.
test_a20:
        push    ds
        mov     ax, 0xffff
        mov     ds, ax
        cli
        mov     ax, [es:LOW_START]      ; es is 0
        push    ax
        not     ax
        mov     [LOW_START + 0x10], ax
        cmp     ax, [es:LOW_START]
        pop     ax
        mov     [es:LOW_START], ax
        sti
        pop     ds
        ret

; Sets bit 1 of the output port of the keyboard controller (8042). Changes ax, cx.
a20_by_keyboard:
        cli
        mov     ah, 0xad                ; keyboard off
        call    keyboard_command
        mov     ah, 0xd0                ; read the output port
        call    keyboard_command
        mov     cx, A20_TRIES
.wait:
        in      al, KEYBOARD_COMMAND
        test    al, 1
        loopz   .wait
        in      al, KEYBOARD_DATA
        push    ax
        mov     ah, 0xd1                ; write it
        call    keyboard_command
        call    wait_keyboard
        pop     ax
        or      al, 2
        out     KEYBOARD_DATA, al
        mov     ah, 0xae                ; keyboard on
        call    keyboard_command
        call    wait_keyboard
        sti
        ret

; Sends command ah. Changes al, cx.
keyboard_command:
        call    wait_keyboard
        mov     al, ah
        out     KEYBOARD_COMMAND, al
        ret

; Waits until the controller takes a byte, for a while: there may be none. Changes al, cx.
wait_keyboard:
        mov     cx, A20_TRIES
.wait:
        in      al, KEYBOARD_COMMAND
        test    al, 2
        loopnz  .wait
        ret
