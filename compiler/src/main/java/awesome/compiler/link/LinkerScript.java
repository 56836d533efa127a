package awesome.compiler.link;

import awesome.compiler.llvm.Target;

/** The layout of the image, see {@code docs/book/compiled-code.md}. */
final class LinkerScript {
    /** Programs for Linux are not moved; the window above them must be free, and is this high. */
    private static final String LINUX_BASE = "0x400000000";

    private static final long PAGE = 4096;

    private LinkerScript() {}

    /**
     * The script for a target.
     *
     * @param table bytes of the line table, for which there is room
     */
    static String text(Target target, long table) {
        String base = target == Target.KERNEL ? "0" : LINUX_BASE;
        return """
                ENTRY(_start)
                PHDRS {
                  text PT_LOAD FILEHDR PHDRS FLAGS(5);
                  rodata PT_LOAD FLAGS(4);
                  data PT_LOAD FLAGS(6);
                  unwind PT_GNU_EH_FRAME FLAGS(4);
                  stack PT_GNU_STACK FLAGS(6);
                }
                /* Absolute, so that the reference to the personality routine needs no relocation. */
                jpers = 0;
                SECTIONS {
                  . = BASE;
                  image_start = .;
                  text_start = .;
                  . += SIZEOF_HEADERS;
                  .text : { *(.text .text.*) . = ALIGN(4096); text_end = .; } :text
                  .rodata : { rodata_start = .; *(.rodata .rodata.*) *(.gcc_except_table .gcc_except_table.*) } :rodata
                  .eh_frame_hdr : { eh_frame_hdr_start = .; *(.eh_frame_hdr) eh_frame_hdr_end = .; } :rodata :unwind
                  .eh_frame : { KEEP(*(.eh_frame)) } :rodata
                  .null_messages : ALIGN(4) { null_messages_start = .; KEEP(*(.null_messages)) } :rodata
                  /* It is filled in afterwards. The null page starts a page in any case. */
                  .line_table : ALIGN(16) { line_table_start = .; BYTE(0) . += TABLE - 1; . = ALIGN(4096); line_table_end = .; } :rodata
                  .null_page : ALIGN(4096) { heap_base = .; BYTE(0) . += 4095; rodata_end = .; } :rodata
                  .image_heap : ALIGN(4096) { data_start = .; KEEP(*(.image_heap)) } :data
                  .data : ALIGN(16) { *(.data .data.*) } :data
                  .bss : ALIGN(16) { *(.bss .bss.*) *(COMMON) . = ALIGN(4096); } :data
                  image_end = .;
                  .got : { *(.got .got.plt) } :data
                  .rela.dyn : { *(.rela.dyn .rela.*) } :data
                  /DISCARD/ : { *(.dynamic) *(.dynsym) *(.dynstr) *(.hash) *(.gnu.hash) *(.interp) *(.comment) *(.note*) }
                }
                ASSERT(SIZEOF(.got) == 0, "the image must not have a global offset table")
                ASSERT(SIZEOF(.rela.dyn) == 0, "the image must not have relocations: something holds an absolute address")
                ASSERT(image_heap_start == heap_base + 4096, "the image heap must follow the null page")
                """.replace("BASE;", base + ";").replace("TABLE", Long.toString(Math.max(1, table)));
    }

    /** Where the room for a line table ends if the table ends at this address. */
    static long tableEnd(long address) {
        return address + PAGE - 1 & -PAGE;
    }
}
