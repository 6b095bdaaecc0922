package voicelab.calls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import voicelab.journal.Kind;
import voicelab.net.Hop;

class SvgLadderTest {
    private final CallOnPaper paper = new CallOnPaper();

    private String svg() {
        return SvgLadder.of(paper.entries(), paper.call());
    }

    private static Document read(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
    }

    private void said(String protocol, String summary) {
        paper.add(
                Kind.SENT,
                "gvp-12",
                "sbc",
                "das",
                new Hop(CallOnPaper.SBC, CallOnPaper.at(42, 80)),
                new CallOnPaper.Said(protocol, summary, new byte[0], Map.of("call-id", "leg-1")),
                "");
    }

    @Test
    void systems_stand_with_their_addresses_and_every_crossing_with_its_link_and_words() throws Exception {
        paper.invite().answer().media(0);
        String svg = svg();
        String words = read(svg).getDocumentElement().getTextContent();
        for (String word : new String[] {
            "sip-endpoint",
            "127.20.0.101",
            "sip-server",
            "127.20.0.17",
            "x-15 INVITE",
            "x-2 200 OK",
            "Call to 8001",
            "RTP PCMU 9 packets, 0 lost, jitter 0.3 ms, 0.2 s",
            "0.030"
        }) assertTrue(words.contains(word), word + " in " + words);
        assertEquals(2, svg.split("stroke-dasharray=\"6 4\" marker-end", -1).length - 1, "answers are dashed");
        assertEquals(1, svg.split("fill-opacity=\"0.28\"", -1).length - 1, "a stream is one broad arrow");
    }

    @Test
    void loss_and_faults_are_red_and_only_what_is_lost_is_crossed_out() {
        paper.invite();
        assertFalse(svg().contains("stroke=\"" + SvgStyle.TROUBLE));
        paper.add(Kind.FAULT, "x-2", "sbc", "sip-server", null, null, "x-2=delay:300ms bends INVITE sip:8001@x");
        paper.answer();
        assertTrue(svg().contains("stroke=\"" + SvgStyle.TROUBLE + "\" stroke-width=\"1.8\" stroke-dasharray=\"2 3\""));
        assertFalse(svg().contains("l10,10"), "a delayed message is not lost");
        paper.add(Kind.FAULT, "x-2", "sbc", "sip-server", null, null, "x-2.back=drop bends 200 OK (INVITE)");
        paper.media(3);
        String svg = svg();
        assertTrue(svg.contains("l10,10"));
        assertTrue(svg.contains("fill=\"" + SvgStyle.TROUBLE + "\" fill-opacity=\"0.28\""), "a hurt stream");
        assertTrue(svg.contains("(bent by x-2=delay:300ms)"), svg);
    }

    @Test
    void whatever_crosses_the_document_is_well_formed_without_script_and_of_one_row_height() throws Exception {
        Random random = new Random(4);
        paper.invite();
        said("SIP", "</text><script>alert(1)</script>&\"'");
        said("HTTP", "\ud800\u0000\u0008\uffff\udc00 " + "x".repeat(5_000));
        for (int i = 0; i < 300; i++) {
            StringBuilder any = new StringBuilder();
            for (int k = random.nextInt(80); k > 0; k--) any.append((char) random.nextInt(0x10000));
            said(any.toString(), any.toString());
        }
        Document document = read(svg());
        assertEquals(0, document.getElementsByTagName("script").getLength());
        Set<Integer> tops = new TreeSet<>();
        NodeList rectangles = document.getElementsByTagName("rect");
        for (int i = 0; i < rectangles.getLength(); i++) {
            Element rectangle = (Element) rectangles.item(i);
            if (!rectangle.getAttribute("pointer-events").equals("all")) continue;
            assertEquals("" + SvgLayout.ROW, rectangle.getAttribute("height"));
            tops.add(Integer.parseInt(rectangle.getAttribute("y")));
        }
        assertEquals(304, tops.size(), "a row for each, none above another");
        NodeList texts = document.getElementsByTagName("text");
        for (int i = 0; i < texts.getLength(); i++)
            assertTrue(texts.item(i).getTextContent().length() < 200);
        assertTrue(document.getDocumentElement().getTextContent().contains("x".repeat(4_000)), "whole in its tooltip");
    }

    @Test
    void an_arrow_has_as_many_whole_words_as_fit_and_no_urls_query() {
        assertEquals("gvp-8 event mcp", SvgText.words("gvp-8 event mcp incall_initiated", 100, 10));
        assertEquals("x-2 200 OK", SvgText.words("x-2 200 OK (INVITE)", 80, 10));
        assertEquals("", SvgText.words("gvp-12", 20, 10));
        assertEquals(
                "page http://das/a.vxml?~ 200", SvgText.shortIds("page http://das/a.vxml?LOCALURI=sip%3A8001 200"));
        assertEquals("http://das/a.vxml?n=1", SvgText.shortIds("http://das/a.vxml?n=1"));
    }

    @Test
    void a_picture_is_bounded_and_counts_what_it_leaves_out() {
        paper.invite();
        for (int i = 0; i < SvgLadder.MAX_ROWS; i++) said("HTTP", "GET /" + i);
        assertTrue(svg().contains("and 2 more that are not drawn"));
        CallOnPaper wide = new CallOnPaper();
        wide.invite();
        for (int i = 0; i < 40; i++)
            wide.add(
                    Kind.EVENT,
                    "",
                    "system-" + i,
                    "",
                    null,
                    new CallOnPaper.Said("x", "e", new byte[0], Map.of("call-id", "leg-1")),
                    "");
        assertTrue(SvgLadder.of(wide.entries(), wide.call()).contains("and 19 more that are not drawn"));
    }
}
