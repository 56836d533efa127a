package awesome.arch.x86_64.device;

import awesome.kernel.console.ByteRing;
import awesome.magic.NoAlloc;

/**
 * From scan codes of set 1 to the bytes that a Linux console sends for the keys of a US keyboard: characters,
 * control characters, ESC before what is typed with Alt, escape sequences for the other keys.
 */
@NoAlloc("interrupt context")
final class KeyDecoder {
    /** Characters by scan code; 0 where a key gives none. */
    private static final String PLAIN = "\0\u001b1234567890-=\u007f\tqwertyuiop[]\r\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";
    private static final String SHIFTED = "\0\u001b!@#$%^&*()_+\u007f\tQWERTYUIOP{}\r\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";
    /** Keys of the number pad from 0x47 on, with num lock. */
    private static final String NUMBER_PAD = "789-456+1230.";

    /** What follows ESC for keys after the prefix 0xe0, from 0x47 on: home, up, page up, and so on. */
    private static final String[] NAVIGATION = {
        "[1~", "[A", "[5~", "", "[D", "", "[C", "", "[4~", "[B", "[6~", "[2~", "[3~"
    };
    /** F1 to F10, from 0x3b on; F11 and F12 are 0x57 and 0x58. */
    private static final String[] FUNCTIONS = {
        "[[A", "[[B", "[[C", "[[D", "[[E", "[17~", "[18~", "[19~", "[20~", "[21~", "[23~", "[24~"
    };

    private static final int RELEASED = 0x80;
    private static final int EXTENDED = 0xe0;
    /** The pause key: two more bytes, released at once. */
    private static final int PAUSE = 0xe1;

    private static final int LEFT_SHIFT = 0x2a;
    private static final int RIGHT_SHIFT = 0x36;
    private static final int CONTROL = 0x1d;
    private static final int ALT = 0x38;
    private static final int CAPS_LOCK = 0x3a;
    private static final int NUM_LOCK = 0x45;
    private static final int FIRST_FUNCTION = 0x3b;
    private static final int LAST_FUNCTION = 0x44;
    private static final int F11 = 0x57;
    private static final int FIRST_PAD = 0x47;
    private static final int LAST_PAD = 0x53;
    private static final int SLASH = 0x35;
    private static final int ENTER = 0x1c;

    private final ByteRing keys;
    private boolean leftShift;
    private boolean rightShift;
    private boolean leftControl;
    private boolean rightControl;
    private boolean leftAlt;
    private boolean rightAlt;
    private boolean capsLock;
    private boolean numLock;
    private boolean extended;
    private int skip;

    KeyDecoder(ByteRing keys) {
        this.keys = keys;
    }

    /** Takes one byte from the keyboard. */
    void accept(int code) {
        if (skip > 0) {
            skip--;
        } else if (code == PAUSE) {
            skip = 2;
        } else if (code == EXTENDED) {
            extended = true;
        } else if (code == 0x00 || code >= 0xfa) {
            // Errors and answers to commands (0xfa acknowledge, 0xfe resend, 0xff error).
            extended = false;
        } else {
            boolean pressed = (code & RELEASED) == 0;
            key(code & ~RELEASED, pressed);
            extended = false;
        }
    }

    private void key(int code, boolean pressed) {
        switch (code) {
            case LEFT_SHIFT -> leftShift = extended ? leftShift : pressed;
            case RIGHT_SHIFT -> rightShift = extended ? rightShift : pressed;
            case CONTROL -> {
                if (extended) {
                    rightControl = pressed;
                } else {
                    leftControl = pressed;
                }
            }
            case ALT -> {
                if (extended) {
                    rightAlt = pressed;
                } else {
                    leftAlt = pressed;
                }
            }
            case CAPS_LOCK -> capsLock ^= pressed;
            case NUM_LOCK -> numLock ^= pressed && !extended;
            default -> {
                if (pressed) {
                    type(code);
                }
            }
        }
    }

    private void type(int code) {
        if (code >= FIRST_PAD && code <= LAST_PAD) {
            pad(code - FIRST_PAD);
        } else if (code >= FIRST_FUNCTION && code <= LAST_FUNCTION) {
            sequence(FUNCTIONS[code - FIRST_FUNCTION]);
        } else if (code == F11 || code == F11 + 1) {
            sequence(FUNCTIONS[10 + code - F11]);
        } else if (code < PLAIN.length() && (!extended || code == SLASH || code == ENTER)) {
            character(code);
        }
    }

    private void pad(int key) {
        char digit = NUMBER_PAD.charAt(key);
        if (extended || !numLock && digit != '-' && digit != '+') {
            sequence(NAVIGATION[key]);
        } else {
            put(digit);
        }
    }

    private void character(int code) {
        char plain = PLAIN.charAt(code);
        boolean letter = plain >= 'a' && plain <= 'z';
        boolean shift = !extended && (leftShift || rightShift) ^ (letter && capsLock);
        char typed = shift ? SHIFTED.charAt(code) : plain;
        if (typed == 0) {
            return;
        }
        if (leftAlt || rightAlt) {
            put('\u001b');
        }
        put(leftControl || rightControl ? control(typed) : typed);
    }

    /** The control character of a key, as terminals have it; the key's own where there is none. */
    private static char control(char typed) {
        if (typed >= '@' && typed <= '_' || typed >= 'a' && typed <= 'z') {
            return (char) (typed & 0x1f);
        }
        switch (typed) {
            case ' ', '2', '`':
                return 0;
            case '/':
                return 0x1f;
            case '?':
                return 0x7f;
            default:
                return typed;
        }
    }

    private void sequence(String afterEscape) {
        if (!afterEscape.isEmpty() && keys.room() > afterEscape.length()) {
            put('\u001b');
            for (int i = 0; i < afterEscape.length(); i++) {
                put(afterEscape.charAt(i));
            }
        }
    }

    private void put(char value) {
        keys.put(value);
    }
}
