; Real mode: the screen. "video=WIDTHxHEIGHT" or "video=WIDTHxHEIGHTxBITS" on the command line asks for a linear
; frame buffer of that size (VBE 3.0); without it the screen is text of 80 columns and 25 lines.

VBE_OK          equ 0x004f
VBE_LINEAR      equ 1 << 14             ; of a mode number

VBE_VERSION     equ VBE_INFO + 0x04
VBE_MODES       equ VBE_INFO + 0x0e     ; offset, segment
VBE_MODES_MAX   equ 1024                ; a list without an end is not searched for ever

MODE_ATTRIBUTES equ VBE_MODE_INFO + 0x00
MODE_USABLE     equ 0x99                ; supported, colour, graphics, linear frame buffer
MODE_PITCH      equ VBE_MODE_INFO + 0x10
MODE_WIDTH      equ VBE_MODE_INFO + 0x12
MODE_HEIGHT     equ VBE_MODE_INFO + 0x14
MODE_BITS       equ VBE_MODE_INFO + 0x19
MODE_MODEL      equ VBE_MODE_INFO + 0x1b
MODEL_DIRECT    equ 6                   ; red, green and blue in each pixel
MODE_COLOURS    equ VBE_MODE_INFO + 0x1f ; bits and position of red, green, blue
MODE_ADDRESS    equ VBE_MODE_INFO + 0x28
MODE_LINEAR_PITCH equ VBE_MODE_INFO + 0x32 ; these two from VBE 3.0 on
MODE_LINEAR_COLOURS equ VBE_MODE_INFO + 0x36

TEXT_MODE       equ 3

; Sets the mode and describes it in BootInfo. Ends in failure if there is no such mode or the option makes no
; sense. Changes all registers; es is 0, fs and gs are not.
set_video_mode:
        push    COMMAND_LINE >> 4
        pop     fs
        call    find_video
        jc      set_text_mode
        call    parse_video
        jc      no_video_mode
        mov     di, VBE_INFO
        mov     dword [di], 'VBE2'      ; asks for all of the answer
        mov     ax, 0x4f00
        int     0x10
        cmp     ax, VBE_OK
        jne     no_video_mode
        cmp     word [VBE_VERSION], 0x0200
        jb      no_video_mode
        cmp     byte [video_bits], 0
        jne     .given
        mov     byte [video_bits], 32
        call    find_mode
        jnc     .found
        mov     byte [video_bits], 24
.given:
        call    find_mode
        jc      no_video_mode
.found:
        push    bx
        or      bx, VBE_LINEAR
        mov     ax, 0x4f02
        int     0x10
        pop     bx
        cmp     ax, VBE_OK
        je      describe_mode
no_video_mode:
        mov     al, FAIL_NO_VIDEO_MODE
        jmp     fail_code

set_text_mode:
        mov     ah, 0x0f                ; which is set?
        int     0x10
        and     al, 0x7f
        cmp     al, TEXT_MODE
        je      .done
        mov     ax, TEXT_MODE
        int     0x10
.done:
        ret

; Looks for a word of the command line fs:0 that starts with "video=": si is behind that. Carry flag if there is
; none. Changes al, di.
find_video:
        xor     si, si
.word:
        mov     di, .option
        push    si
.compare:
        mov     al, [di]
        cmp     al, 1
        jb      .found
        cmp     al, [fs:si]
        jne     .other
        inc     si
        inc     di
        jmp     .compare
.found:
        pop     ax
        clc
        ret
.other:
        pop     si
.skip:
        mov     al, [fs:si]
        inc     si
        cmp     al, 1                   ; carry flag at the end of the line
        jb      .none
        cmp     al, ' '
        jne     .skip
        jmp     .word
.none:
        ret
.option:
        db      "video=", 0

; Reads the numbers at fs:si. Carry flag if they make no sense. Changes eax, ecx, si.
parse_video:
        call    parse_number
        mov     [video_width], ax
        jc      .done
        cmp     cl, 'x'
        jne     .bad
        call    parse_number
        mov     [video_height], ax
        jc      .done
        cmp     cl, 'x'
        jne     .end
        call    parse_number
        jc      .done
        mov     [video_bits], al
        cmp     ax, 24
        je      .end
        cmp     ax, 32
        jne     .bad
.end:
        cmp     cl, 1
        jb      .good
        cmp     cl, ' '
        jne     .bad
.good:
        clc
        ret
.bad:
        stc
.done:
        ret

; Reads a decimal number from fs:si: ax, and cl is the character after it, which si is behind. Carry flag if there
; is no digit or the number is above 65535. Changes eax, ecx.
parse_number:
        xor     eax, eax
        xor     ecx, ecx
        mov     cl, [fs:si]
        sub     cl, '0'
        cmp     cl, 10
        cmc
        jc      .done
.next:
        mov     cl, [fs:si]
        inc     si
        sub     cl, '0'
        cmp     cl, 10
        jae     .end
        imul    eax, eax, 10
        add     eax, ecx
        cmp     eax, 0xffff
        jbe     .next
        stc
        ret
.end:
        add     cl, '0'
        clc
.done:
        ret

; Looks for the mode bx of the size and video_bits wanted and leaves its description in VBE_MODE_INFO. Carry flag
; if there is none. Changes ax, cx, dx, di, gs.
find_mode:
        mov     dx, VBE_MODES_MAX
        mov     bx, [VBE_MODES]
        mov     gs, [VBE_MODES + 2]
.next:
        mov     cx, [gs:bx]
        cmp     cx, 0xffff
        je      .none
        mov     di, VBE_MODE_INFO
        mov     ax, 0x4f01
        push    bx
        push    cx
        push    dx
        int     0x10
        pop     dx
        pop     cx
        pop     bx
        cmp     ax, VBE_OK
        jne     .skip
        mov     al, [MODE_ATTRIBUTES]
        and     al, MODE_USABLE
        cmp     al, MODE_USABLE
        jne     .skip
        cmp     byte [MODE_MODEL], MODEL_DIRECT
        jne     .skip
        mov     ax, [video_width]
        cmp     ax, [MODE_WIDTH]
        jne     .skip
        mov     ax, [video_height]
        cmp     ax, [MODE_HEIGHT]
        jne     .skip
        mov     al, [video_bits]
        cmp     al, [MODE_BITS]
        jne     .skip
        cmp     dword [MODE_ADDRESS], 0
        jne     .found
.skip:
        add     bx, 2
        dec     dx
        jnz     .next
.none:
        stc
        ret
.found:
        mov     bx, cx
        clc
        ret

; Writes what VBE_MODE_INFO says about the mode bx to BootInfo. Changes eax, si, di; es is 0 again.
describe_mode:
        push    BOOT_INFO >> 4
        pop     es
        mov     [es:boot_info.vbe_mode], bx
        mov     eax, [MODE_ADDRESS]
        mov     [es:boot_info.framebuffer], eax
        movzx   eax, word [MODE_WIDTH]
        mov     [es:boot_info.framebuffer_width], eax
        movzx   eax, word [MODE_HEIGHT]
        mov     [es:boot_info.framebuffer_height], eax
        movzx   eax, byte [MODE_BITS]
        mov     [es:boot_info.framebuffer_bits], eax
        movzx   eax, word [MODE_PITCH]
        mov     si, MODE_COLOURS
        cmp     word [VBE_VERSION], 0x0300
        jb      .old
        movzx   eax, word [MODE_LINEAR_PITCH]
        mov     si, MODE_LINEAR_COLOURS
.old:
        mov     [es:boot_info.framebuffer_pitch], eax
        mov     di, boot_info.red_bits
        movsd                           ; the fields follow one another as in the answer of the BIOS
        movsw
        push    0
        pop     es
        ret

        align   2, db 0
video_width:
        dw      0
video_height:
        dw      0
video_bits:
        db      0
