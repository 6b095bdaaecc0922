package voicelab.protocols.smi;

import java.util.Arrays;
import java.util.StringJoiner;

/** An object identifier: up to 128 sub-identifiers of 32 bits without sign (RFC 2578 section 3.5). Immutable. */
public final class Oid implements Comparable<Oid> {
    public static final int MOST_IDS = 128;

    /** The null identifier of AgentX: no sub-identifier at all. */
    public static final Oid EMPTY = new Oid(new int[0]);

    private final int[] ids;

    private Oid(int[] ids) {
        this.ids = ids;
    }

    /** @param ids each from 0 to 2^32-1 */
    public static Oid of(long... ids) {
        if (ids.length > MOST_IDS) throw new IllegalArgumentException(ids.length + " sub-identifiers");
        int[] own = new int[ids.length];
        for (int i = 0; i < ids.length; i++) own[i] = (int) ids[i];
        return new Oid(own);
    }

    /** {@code 1.3.6.1.2.1} or {@code .1.3.6.1.2.1}. @throws IllegalArgumentException for anything else */
    public static Oid parse(String dotted) {
        String text = dotted.startsWith(".") ? dotted.substring(1) : dotted;
        if (text.isEmpty()) return EMPTY;
        String[] words = text.split("\\.", -1);
        if (words.length > MOST_IDS) throw new IllegalArgumentException(dotted);
        int[] ids = new int[words.length];
        for (int i = 0; i < words.length; i++) ids[i] = Integer.parseUnsignedInt(words[i]);
        return new Oid(ids);
    }

    public int size() {
        return ids.length;
    }

    public boolean isEmpty() {
        return ids.length == 0;
    }

    public long at(int index) {
        return Integer.toUnsignedLong(ids[index]);
    }

    public Oid plus(long... more) {
        return plus(of(more));
    }

    /** @throws IllegalArgumentException when the whole is longer than {@link #MOST_IDS} */
    public Oid plus(Oid more) {
        if (ids.length + more.ids.length > MOST_IDS)
            throw new IllegalArgumentException((ids.length + more.ids.length) + " sub-identifiers");
        int[] both = Arrays.copyOf(ids, ids.length + more.ids.length);
        System.arraycopy(more.ids, 0, both, ids.length, more.ids.length);
        return new Oid(both);
    }

    /** This text as an index of variable length: its length, then each byte (RFC 2578 section 7.7). */
    public Oid plusText(String text) {
        byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        long[] index = new long[bytes.length + 1];
        index[0] = bytes.length;
        for (int i = 0; i < bytes.length; i++) index[i + 1] = bytes[i] & 0xFF;
        return plus(index);
    }

    /** The sub-identifiers from {@code from} on. */
    public Oid tail(int from) {
        return new Oid(Arrays.copyOfRange(ids, from, ids.length));
    }

    /** The same with another sub-identifier at {@code index}. */
    public Oid with(int index, long id) {
        int[] copy = ids.clone();
        copy[index] = (int) id;
        return new Oid(copy);
    }

    public boolean startsWith(Oid prefix) {
        int n = prefix.ids.length;
        return n <= ids.length && Arrays.equals(ids, 0, n, prefix.ids, 0, n);
    }

    /** The first identifier behind this one's whole subtree. */
    public Oid behind() {
        for (int i = ids.length - 1; i >= 0; i--) {
            if (ids[i] == -1) continue;
            int[] next = Arrays.copyOf(ids, i + 1);
            next[i]++;
            return new Oid(next);
        }
        return new Oid(new int[] {-1});
    }

    @Override
    public int compareTo(Oid other) {
        return Arrays.compareUnsigned(ids, other.ids);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Oid oid && Arrays.equals(ids, oid.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(".");
        for (int id : ids) text.add(Integer.toUnsignedString(id));
        return text.toString();
    }
}
