; The first program of both systems: a static file by hand. It does each operation of the table
; many times and prints a line for each:
;
;   bench: COUNT TICKS NAME
;
; COUNT and TICKS, of the time stamp counter, in hexadecimal; QEMU with -icount shift=0 ticks once an instruction. The
; first line is what an operation costs that does nothing. An operation that fails when it is tried once has TICKS 0.

%include "program.inc"

SYS_READ        equ 0
SYS_WRITE       equ 1
SYS_OPEN        equ 2
SYS_CLOSE       equ 3
SYS_FSTAT       equ 5
SYS_POLL        equ 7
SYS_LSEEK       equ 8
SYS_MMAP        equ 9
SYS_MPROTECT    equ 10
SYS_MUNMAP      equ 11
SYS_BRK         equ 12
SYS_SIGACTION   equ 13
SYS_SIGMASK     equ 14
SYS_SIGRETURN   equ 15
SYS_PREAD       equ 17
SYS_PWRITE      equ 18
SYS_ACCESS      equ 21
SYS_PIPE        equ 22
SYS_SELECT      equ 23
SYS_MADVISE     equ 28
SYS_DUP         equ 32
SYS_SETITIMER   equ 38
SYS_GETPID      equ 39
SYS_SOCKETPAIR  equ 53
SYS_CLONE       equ 56
SYS_FORK        equ 57
SYS_VFORK       equ 58
SYS_EXECVE      equ 59
SYS_EXIT        equ 60
SYS_WAIT4       equ 61
SYS_KILL        equ 62
SYS_UNAME       equ 63
SYS_FCNTL       equ 72
SYS_FTRUNCATE   equ 77
SYS_GETCWD      equ 79
SYS_RENAME      equ 82
SYS_MKDIR       equ 83
SYS_RMDIR       equ 84
SYS_UNLINK      equ 87
SYS_READLINK    equ 89
SYS_GETPPID     equ 110
SYS_SYMLINK     equ 88
SYS_MOUNT       equ 165
SYS_FUTEX       equ 202
SYS_GETDENTS    equ 217
SYS_GETTIME     equ 228
SYS_EPOLL_WAIT  equ 232
SYS_EPOLL_CTL   equ 233
SYS_FSTATAT     equ 262
SYS_EVENTFD     equ 290
SYS_EPOLL       equ 291

O_RDWR          equ 2
O_CREAT         equ 0o100
AT_FDCWD        equ -100
PROT_RW         equ 3
MAP_PRIVATE     equ 2
MAP_ANONYMOUS   equ 0x20
MADV_DONTNEED   equ 4
F_GETFL         equ 3
SIGUSR1         equ 10
SA_RESTORER     equ 0x04000000
PAGE            equ 4096
AF_UNIX         equ 1
SOCK_STREAM     equ 1
EPOLL_CTL_ADD   equ 1
EPOLLIN         equ 1
FUTEX_WAIT      equ 128                 ; with FUTEX_PRIVATE_FLAG
FUTEX_WAKE      equ 129
; CLONE_VM, _FS, _FILES, _SIGHAND, _THREAD, _SYSVSEM, _PARENT_SETTID
CLONE_THREAD    equ 0x150f00
CLONE_CHILD_CLEARTID equ 0x200000
RING            equ 16

; call NUMBER, arguments...
        %macro  call6 1-7
        %if %0 > 1
        mov     rdi, %2
        %endif
        %if %0 > 2
        mov     rsi, %3
        %endif
        %if %0 > 3
        mov     rdx, %4
        %endif
        %if %0 > 4
        mov     r10, %5
        %endif
        %if %0 > 5
        mov     r8, %6
        %endif
        %if %0 > 6
        mov     r9, %7
        %endif
        mov     eax, %1
        syscall
        %endmacro

start:
        cmp     qword [rsp], 2
        jne     .first
        mov     rax, [rsp + 16]
        cmp     word [rax], 'q'         ; executed by an operation
        je      quit
.first:
        sub     rsp, 8
        lea     rbx, [devtmpfs]
        call6   SYS_MKDIR, dev, 0o755
        call6   SYS_MOUNT, rbx, dev, rbx, 0, 0          ; on Linux, whose devices are not there by themselves
        lea     rbx, [table]
.next:
        cmp     qword [rbx], 0
        je      .done
        mov     rax, [rbx + 8]
        test    rax, rax
        jz      .try
        call    rax                     ; sets r14 and r15
.try:
        call    [rbx + 16]
        xor     r13d, r13d
        cmp     rax, -4095
        jae     .print
        mov     r12, [rbx + 24]
        rdtsc
        shl     rdx, 32
        lea     r13, [rdx + rax]
.again:
        call    [rbx + 16]
        dec     r12
        jnz     .again
        rdtsc
        shl     rdx, 32
        or      rax, rdx
        sub     rax, r13
        mov     r13, rax
.print:
        mov     rax, [rbx + 24]
        lea     rdi, [count_digits]
        call    hexadecimal
        mov     rax, r13
        lea     rdi, [tick_digits]
        call    hexadecimal
        call6   SYS_WRITE, 1, line, line_end - line
        mov     rsi, [rbx]
        movzx   edx, byte [rsi]
        inc     rsi
        call6   SYS_WRITE, 1
        add     rbx, 32
        jmp     .next
.done:
        call6   SYS_WRITE, 1, finish, finish_end - finish
        call6   SYS_EXIT, 0

quit:
        call6   SYS_EXIT, 0

; Preparations.

        %macro  opens 3                 ; label, path, flags
%1:     call6   SYS_OPEN, %2, %3, 0o644
        mov     r15, rax
        ret
        %endmacro

        opens   open_zero, zero, O_RDWR
        opens   open_null, null, O_RDWR
        opens   open_program, program, 0
        opens   open_file, file, O_RDWR | O_CREAT
        opens   open_root, root, 0

open_pipe:
        call6   SYS_PIPE, pair
        ret

new_link:
        call6   SYS_SYMLINK, file, link
        ret

fill_poll:
        call    open_null
        lea     rdi, [buffer]
        mov     ecx, 10
.next:  mov     [rdi], r15d
        mov     dword [rdi + 4], 1      ; POLLIN
        add     rdi, 8
        loop    .next
        ret

fill_select:
        call    open_null
        lea     rdi, [buffer]
        mov     qword [rdi], 0x3ff      ; descriptors 0 to 9
        mov     r14, 10
.next:  cmp     r14, 0
        je      .done
        call6   SYS_DUP, r15
        dec     r14
        jmp     .next
.done:  ret

fill_select_hundred:
        call    open_null
        mov     r14, 100
.next:  call6   SYS_DUP, r15
        dec     r14
        jnz     .next
        ret

new_sockets:
        call6   SYS_SOCKETPAIR, AF_UNIX, SOCK_STREAM, 0, pair
        ret

new_epoll:                              ; r15: the set, r14: an event in it
        call6   SYS_EVENTFD, 0, 0
        mov     r14, rax
        call6   SYS_EPOLL, 0
        mov     r15, rax
        mov     dword [buffer], EPOLLIN
        call6   SYS_EPOLL_CTL, r15, EPOLL_CTL_ADD, r14, buffer
        ret

; Processes in a ring of pipes: each reads from its own and writes to the next. This one writes to the first.
        %macro  new_ring 2              ; label, how many
%1:     xor     r15d, r15d
%%pipes:
        lea     rdi, [ring + r15 * 8]
        call6   SYS_PIPE
        inc     r15
        cmp     r15, %2
        jb      %%pipes
        xor     r15d, r15d
%%fork:
        call6   SYS_FORK
        test    eax, eax
        jz      pass_on
        inc     r15
        cmp     r15, %2 - 1
        jb      %%fork
        ret
        %endmacro

        new_ring two_processes, 2
        new_ring many_processes, RING

pass_on:
        lea     r14, [ring]
        mov     edi, [r14 + r15 * 8]
        call6   SYS_READ, rdi, buffer, 1
        mov     edi, [r14 + r15 * 8 + 12]
        call6   SYS_WRITE, rdi, buffer, 1
        jmp     pass_on

new_partner:                            ; r15: a thread that answers on a futex
        call6   SYS_CLONE, CLONE_THREAD, thread_stack, thread_id, 0, 0
        mov     r15, rax                ; its number, or an error
        test    eax, eax
        jz      .answer
        ret
.answer:
        cmp     dword [question], 0
        jne     .asked
        call6   SYS_FUTEX, question, FUTEX_WAIT, 0, 0
        jmp     .answer
.asked: mov     dword [question], 0
        mov     dword [answer], 1
        call6   SYS_FUTEX, answer, FUTEX_WAKE, 1
        jmp     .answer

map_some:                               ; r14: memory that was not touched yet
        call6   SYS_MMAP, 0, 64 << 20, PROT_RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0
        mov     r14, rax
        ret

map_one:
        call    map_some
        mov     byte [r14], 1
        ret

map_program:                            ; r14: a private mapping of a file of some hundred pages
        call    open_program
        call6   SYS_MMAP, 0, 1 << 20, PROT_RW, MAP_PRIVATE, r15, 0
        mov     r14, rax
        ret

set_handler:
        call6   SYS_SIGACTION, SIGUSR1, action, 0, 8
        call6   SYS_GETPID
        mov     r15, rax
        ret

current_break:
        call6   SYS_BRK, 0
        mov     r14, rax
        ret

; Operations. Each returns what the last call returned; rbx, rbp and r12 to r15 are kept or are their own.

nothing:
        xor     eax, eax
        ret

null_call:
        call6   SYS_GETPPID
        ret

read_byte:
        call6   SYS_READ, r15, buffer, 1
        ret

read_page:
        call6   SYS_READ, r15, buffer, PAGE
        ret

write_byte:
        call6   SYS_WRITE, r15, buffer, 1
        ret

open_close:
        call6   SYS_OPEN, null, 0
        call6   SYS_CLOSE, rax
        ret

stat_path:
        call6   SYS_FSTATAT, AT_FDCWD, program, buffer, 0
        ret

stat_open:
        call6   SYS_FSTAT, r15, buffer
        ret

access_path:
        call6   SYS_ACCESS, program, 0
        ret

seek:
        call6   SYS_LSEEK, r15, 0, 0
        ret

read_file:
        call6   SYS_PREAD, r15, buffer, PAGE, PAGE
        ret

write_file:
        call6   SYS_PWRITE, r15, buffer, PAGE, 0
        ret

dup_close:
        call6   SYS_DUP, r15
        call6   SYS_CLOSE, rax
        ret

flags:
        call6   SYS_FCNTL, r15, F_GETFL
        ret

poll_ten:
        call6   SYS_POLL, buffer, 10, 0
        ret

select_ten:
        mov     qword [buffer], 0x3ff
        call6   SYS_SELECT, 10, buffer, 0, 0, no_time
        ret

pipe_byte:
        mov     edi, [pair + 4]
        call6   SYS_WRITE, rdi, buffer, 1
        mov     edi, [pair]
        call6   SYS_READ, rdi, buffer, 1
        ret

pipe_page:
        mov     edi, [pair + 4]
        call6   SYS_WRITE, rdi, buffer, PAGE
        mov     edi, [pair]
        call6   SYS_READ, rdi, buffer, PAGE
        ret

select_hundred:
        mov     qword [buffer], -1
        mov     rax, (1 << 36) - 1
        mov     [buffer + 8], rax
        call6   SYS_SELECT, 100, buffer, 0, 0, no_time
        ret

event:
        call6   SYS_WRITE, r14, one, 8
        call6   SYS_EPOLL_WAIT, r15, buffer, 10, 0
        call6   SYS_READ, r14, buffer, 8
        ret

        %macro  round 2                 ; label, how many processes
%1:     mov     edi, [ring + 4]
        call6   SYS_WRITE, rdi, buffer, 1
        mov     edi, [ring + (%2 - 1) * 8]
        call6   SYS_READ, rdi, buffer, 1
        ret
        %endmacro

        round   round_two, 2
        round   round_many, RING

fork_wait:
        call6   SYS_FORK
        test    eax, eax
        jz      quit
wait_for_child:
        call6   SYS_WAIT4, -1, 0, 0, 0
        ret

        %macro  executes 4              ; label, fork or vfork, path, arguments
%1:     call6   %2
        test    eax, eax
        jnz     wait_for_child
        call6   SYS_EXECVE, %3, %4, nothing_more
        jmp     quit
        %endmacro

        executes fork_exec, SYS_FORK, self, self_arguments
        executes vfork_exec, SYS_VFORK, self, self_arguments
        executes fork_shell, SYS_FORK, program, shell_arguments

thread_join:
        mov     dword [thread_id], 1
        call6   SYS_CLONE, CLONE_THREAD | CLONE_CHILD_CLEARTID, thread_stack, thread_id, thread_id, 0
        test    rax, rax
        jz      quit
        js      .failed
.wait:  mov     edx, [thread_id]
        test    edx, edx
        jz      .end
        call6   SYS_FUTEX, thread_id, 0, rdx, 0
        jmp     .wait
.end:   xor     eax, eax
.failed:
        ret

ask:
        mov     rax, r15
        test    rax, rax
        js      .failed
        mov     dword [question], 1
        call6   SYS_FUTEX, question, FUTEX_WAKE, 1
.wait:  cmp     dword [answer], 0
        jne     .end
        call6   SYS_FUTEX, answer, FUTEX_WAIT, 0, 0
        jmp     .wait
.end:   mov     dword [answer], 0
        xor     eax, eax
.failed:
        ret

map_unmap:
        call6   SYS_MMAP, 0, PAGE, PROT_RW, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0
        call6   SYS_MUNMAP, rax, PAGE
        ret

map_unmap_file:
        call6   SYS_MMAP, 0, 1 << 20, 1, MAP_PRIVATE, r15, 0
        call6   SYS_MUNMAP, rax, 1 << 20
        ret

protect:
        call6   SYS_MPROTECT, r14, PAGE, 1
        call6   SYS_MPROTECT, r14, PAGE, PROT_RW
        ret

touch:
        mov     byte [r14], 1
        add     r14, PAGE
        xor     eax, eax
        ret

touch_read:
        mov     al, [r14]
        add     r14, PAGE
        xor     eax, eax
        ret

discard:
        call6   SYS_MADVISE, r14, PAGE, MADV_DONTNEED
        mov     byte [r14], 1
        ret

break_up_down:
        lea     rdi, [r14 + 16 * PAGE]
        call6   SYS_BRK, rdi
        call6   SYS_BRK, r14
        ret

install:
        call6   SYS_SIGACTION, SIGUSR1, action, 0, 8
        ret

mask:
        call6   SYS_SIGMASK, 0, mask_bits, buffer, 8
        ret

signal_self:
        call6   SYS_KILL, r15, SIGUSR1
        ret

handler:
        ret

restorer:
        mov     eax, SYS_SIGRETURN
        syscall

time:
        call6   SYS_GETTIME, 1, buffer
        ret

timer:
        call6   SYS_SETITIMER, 0, long_time, 0
        call6   SYS_SETITIMER, 0, no_interval, 0
        ret

name:
        call6   SYS_UNAME, buffer
        ret

directory:
        call6   SYS_GETCWD, buffer, PAGE
        ret

read_link:
        call6   SYS_READLINK, link, buffer, 100
        ret

create_unlink:
        call6   SYS_OPEN, other, O_RDWR | O_CREAT, 0o644
        call6   SYS_CLOSE, rax
        call6   SYS_UNLINK, other
        ret

make_remove:
        call6   SYS_MKDIR, other, 0o755
        call6   SYS_RMDIR, other
        ret

rename_twice:
        call6   SYS_RENAME, file, other
        call6   SYS_RENAME, other, file
        ret

truncate:
        call6   SYS_FTRUNCATE, r15, 64 << 10
        call6   SYS_FTRUNCATE, r15, 0
        ret

list:
        call6   SYS_LSEEK, r15, 0, 0
        call6   SYS_GETDENTS, r15, buffer, PAGE
        ret

        %macro  operation 4             ; what, preparation or 0, operation, how often
        [section .names follows=.text]
%%name: db      %%end - %%start
%%start:
        db      %1, 10
%%end:
        __?SECT?__
        dq      %%name, %2, %3, %4
        %endmacro

        align   8
table:
        operation "nothing", 0, nothing, 20000
        operation "null call", 0, null_call, 20000
        operation "read 1 byte of /dev/zero", open_zero, read_byte, 20000
        operation "read 4 KiB of /dev/zero", open_zero, read_page, 10000
        operation "write 1 byte to /dev/null", open_null, write_byte, 20000
        operation "open and close", 0, open_close, 10000
        operation "stat", 0, stat_path, 10000
        operation "fstat", open_program, stat_open, 20000
        operation "access", 0, access_path, 10000
        operation "lseek", open_program, seek, 20000
        operation "read 4 KiB of a file", open_program, read_file, 10000
        operation "write 4 KiB to a file", open_file, write_file, 10000
        operation "dup and close", open_null, dup_close, 10000
        operation "fcntl", open_null, flags, 20000
        operation "poll 10 descriptors", fill_poll, poll_ten, 10000
        operation "select 10 descriptors", fill_select, select_ten, 10000
        operation "pipe, 1 byte", open_pipe, pipe_byte, 10000
        operation "pipe, 4 KiB", open_pipe, pipe_page, 10000
        operation "select 100 descriptors", fill_select_hundred, select_hundred, 5000
        operation "UNIX sockets, 1 byte", new_sockets, pipe_byte, 10000
        operation "UNIX sockets, 4 KiB", new_sockets, pipe_page, 10000
        operation "event and epoll", new_epoll, event, 10000
        operation "2 processes, pipes", two_processes, round_two, 10000
        operation "16 processes, pipes", many_processes, round_many, 2000
        operation "fork, exit and wait", 0, fork_wait, 1000
        operation "fork, execute and wait", 0, fork_exec, 1000
        operation "vfork, execute and wait", 0, vfork_exec, 1000
        operation "fork, shell and wait", 0, fork_shell, 200
        operation "mmap and munmap", 0, map_unmap, 10000
        operation "mmap and munmap of a file", open_program, map_unmap_file, 10000
        operation "mprotect twice", map_one, protect, 10000
        operation "page fault, zeros", map_some, touch, 4000
        operation "page fault, file", map_program, touch_read, 200
        operation "page fault, copy", map_program, touch, 200
        operation "discard and touch", map_some, discard, 10000
        operation "brk up and down", current_break, break_up_down, 10000
        operation "sigaction", 0, install, 20000
        operation "sigprocmask", 0, mask, 20000
        operation "signal to a handler", set_handler, signal_self, 10000
        operation "clock_gettime, as a call", 0, time, 20000
        operation "setitimer twice", 0, timer, 10000
        operation "uname", 0, name, 10000
        operation "getcwd", 0, directory, 10000
        operation "readlink", new_link, read_link, 10000
        operation "create and unlink", 0, create_unlink, 10000
        operation "mkdir and rmdir", 0, make_remove, 10000
        operation "rename twice", open_file, rename_twice, 10000
        operation "ftruncate twice", open_file, truncate, 5000
        operation "list a directory", open_root, list, 10000
        operation "thread, exit and join", 0, thread_join, 5000
        operation "2 threads, futex", new_partner, ask, 10000
        dq      0

        align   8
action:         dq handler, SA_RESTORER, restorer, 0
mask_bits:      dq 0
one:            dq 1
self_arguments: dq self, quit_argument, 0
shell_arguments: dq shell, shell_option, shell_command, 0
nothing_more:   dq 0
no_time:        dq 0, 0
no_interval:    dq 0, 0, 0, 0
long_time:      dq 0, 0, 1000, 0
line:           db "bench: "
count_digits:   db "0000000000000000 "
tick_digits:    db "0000000000000000 "
line_end:
finish:         db "bench: end", 10
finish_end:
devtmpfs:       db "devtmpfs", 0
dev:            db "/dev", 0
zero:           db "/dev/zero", 0
null:           db "/dev/null", 0
program:        db "/bin/busybox", 0
root:           db "/", 0
file:           db "/bench-file", 0
link:           db "/bench-link", 0
other:          db "/bench-other", 0
self:           db "/bench", 0
quit_argument:  db "q", 0
shell:          db "sh", 0
shell_option:   db "-c", 0
shell_command:  db ":", 0

        section .names follows=.text
        align   64
names_end:

end             equ names_end
BSS             equ 3 * PAGE
pair            equ end + 16
thread_id       equ end + 32
question        equ end + 36
answer          equ end + 40
ring            equ end + 64            ; two descriptors for each pipe
thread_stack    equ ring + 8 * RING + 256
buffer          equ thread_stack + 64
