package voicelab.protocols.sip;

/** Where things are in a message: offsets that {@link SipScanner} fills in once. -1 or an empty span means absent. */
final class Scan {
    int status;
    int methodEnd;
    int uriStart;
    int uriEnd;
    int versionEnd;
    int firstHeader;
    int headersEnd;
    int bodyStart;
    int bodyEnd;

    int viaLine = -1;
    int viaLineEnd;
    int viaStart;
    int viaEnd;
    boolean viaSharesLine;
    int sentByStart;
    int sentByEnd;
    int branchStart;
    int branchEnd;
    int rportAt = -1;
    boolean rport;
    int vias;

    int fromStart = -1;
    int fromEnd;
    int fromTagStart = -1;
    int fromTagEnd;
    int toStart = -1;
    int toEnd;
    int toTagStart = -1;
    int toTagEnd;
    int callIdStart = -1;
    int callIdEnd;
    long cseq = -1;
    int cseqStart = -1;
    int cseqMethodStart;
    int cseqMethodEnd;
    int maxForwards = -1;
    int maxForwardsStart = -1;
    int maxForwardsEnd;
    int routeLine = -1;
    int routeLineEnd;
    int routeStart = -1;
    int routeEnd;
    int contentLength = -1;
    int contentLengthStart = -1;

    SipProblem problem;

    private static final int FIRST_LINES = 16;

    /** Where each header line begins, and how long its name is (0 where the line has none). */
    int[] lineStarts = new int[FIRST_LINES];

    int[] nameLengths = new int[FIRST_LINES];
    int lines;

    void line(int start, int nameLength) {
        if (lines == lineStarts.length) {
            lineStarts = java.util.Arrays.copyOf(lineStarts, lines * 2);
            nameLengths = java.util.Arrays.copyOf(nameLengths, lines * 2);
        }
        lineStarts[lines] = start;
        nameLengths[lines++] = nameLength;
    }

    int lineEnd(int line) {
        return line + 1 < lines ? lineStarts[line + 1] : headersEnd;
    }

    /** The first problem is the one that is told. */
    void wrong(int code, String text) {
        if (problem == null) problem = new SipProblem(code, text);
    }
}
