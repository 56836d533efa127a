package awesome.runtime.heap;

import awesome.magic.Foreign;
import awesome.magic.NoAlloc;
import awesome.magic.RecomputeOffset;
import awesome.magic.Symbol;
import awesome.magic.raw.Address;
import awesome.magic.raw.Objects;
import awesome.runtime.jdk.Target_java_lang_Class;
import awesome.runtime.thread.ThreadArea;
import java.lang.ref.Reference;
import java.lang.ref.SoftReference;

/** The objects of the running image. */
@NoAlloc("the collector runs when there is no memory left")
final class ImageModel implements ObjectModel {
    @RecomputeOffset(owner = "java.lang.ref.Reference", field = "referent")
    private static final int REFERENT = unknown();
    @RecomputeOffset(owner = "java.lang.ref.Reference", field = "discovered")
    private static final int LINK = unknown();

    /** Fields of hubs, read without a cast: marking does little else. */
    @RecomputeOffset(owner = "java.lang.Class", field = "typeId")
    private static final int TYPE_ID = unknown();
    @RecomputeOffset(owner = "java.lang.Class", field = "layoutKind")
    private static final int LAYOUT_KIND = unknown();
    @RecomputeOffset(owner = "java.lang.Class", field = "instanceSize")
    private static final int INSTANCE_SIZE = unknown();
    @RecomputeOffset(owner = "java.lang.Class", field = "elementShift")
    private static final int ELEMENT_SHIFT = unknown();
    @RecomputeOffset(owner = "java.lang.Class", field = "hubSize")
    private static final int HUB_SIZE = unknown();
    @RecomputeOffset(owner = "java.lang.Class", field = "referenceMap")
    private static final int REFERENCE_MAP = unknown();

    @Override
    public Address base() {
        return Objects.heapBase();
    }

    @Override
    public Address blockTable() {
        return blocks();
    }

    @Override
    public Address bumpTable() {
        return ThreadArea.current().plus(ThreadArea.RUNS);
    }

    @Override
    public Address imageStart() {
        return imageHeapStart();
    }

    @Override
    public Address imageEnd() {
        return imageHeapEnd();
    }

    @Override
    public Address staticsStart() {
        return staticsRefsStart();
    }

    @Override
    public Address staticsEnd() {
        return staticsRefsEnd();
    }

    @Override
    public int layoutKind(Address hub) {
        return hub.readInt(LAYOUT_KIND);
    }

    @Override
    public int instanceSize(Address hub) {
        return hub.readInt(INSTANCE_SIZE);
    }

    @Override
    public int elementShift(Address hub) {
        return hub.readInt(ELEMENT_SHIFT);
    }

    @Override
    public int hubSize(Address hub) {
        return hub.readInt(HUB_SIZE);
    }

    @Override
    public long referenceMap(Address hub) {
        return hub.readLong(REFERENCE_MAP);
    }

    @Override
    public int strength(Address hub) {
        int type = hub.readInt(TYPE_ID);
        Target_java_lang_Class<?> references = Target_java_lang_Class.of(Reference.class);
        if (type < references.typeId || type > references.typeIdEnd) {
            return ORDINARY;
        }
        Target_java_lang_Class<?> soft = Target_java_lang_Class.of(SoftReference.class);
        return type >= soft.typeId && type <= soft.typeIdEnd ? SOFT : WEAK;
    }

    @Override
    public int referentOffset() {
        return REFERENT;
    }

    @Override
    public int linkOffset() {
        return LINK;
    }

    /** The compiler knows better. */
    private static int unknown() {
        return 0;
    }

    @Override
    public void collectOnOwnStack() {
        spillAndCollect();
    }

    @Foreign(value = "rt_collect", mayThrow = true)
    private static void spillAndCollect() {
        throw new IllegalStateException("the host has no registers to spill");
    }

    @Symbol("heap_block_table")
    private static Address blocks() {
        return Address.zero();
    }

    @Symbol("image_heap_start")
    private static Address imageHeapStart() {
        return Address.zero();
    }

    @Symbol("image_heap_end")
    private static Address imageHeapEnd() {
        return Address.zero();
    }

    @Symbol("statics_refs_start")
    private static Address staticsRefsStart() {
        return Address.zero();
    }

    @Symbol("statics_refs_end")
    private static Address staticsRefsEnd() {
        return Address.zero();
    }
}
