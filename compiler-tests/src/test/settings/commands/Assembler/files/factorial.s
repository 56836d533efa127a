; 10! by a loop
    push 10
    store 0
    push 1
loop:
    load 0
    mul
    load 0
    push 1
    sub
    dup
    store 0         ; one less
    zero end
    jump loop
end:
    print
    push 0x10
    push 3
    swap
    sub
    print
    halt
