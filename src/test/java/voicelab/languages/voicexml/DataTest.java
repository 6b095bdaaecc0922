package voicelab.languages.voicexml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.Test;

class DataTest extends DialogTest {
    private static final String ORDER =
            "<order id='7' xmlns:p='urn:p'><p:item p:k='v'>tea</p:item><item>milk &amp; honey</item></order>";

    @Test
    void data_shows_xml_as_a_document_object() {
        platform.page("http://app/order", ORDER);
        page("<var name='n' expr='5'/><data name='d' src='order' namelist='n'/><form><block>"
                + "<log><value expr=\"d.documentElement.getAttribute('id')\"/></log>"
                + "<log><value expr=\"d.getElementsByTagName('item').length\"/></log>"
                + "<log><value expr=\"d.getElementsByTagNameNS('*', 'item').item(1).firstChild.data\"/></log>"
                + "<log><value expr=\"d.documentElement.firstChild.getAttributeNS('urn:p', 'k')\"/></log>"
                + "<log><value expr=\"d.documentElement.lastChild.previousSibling.nodeName\"/></log>"
                + "<log><value expr=\"d.documentElement.parentNode == d\"/></log></block></form>");
        assertEquals(exited(), run());
        assertTranscript(
                "fetch GET http://app/order?n=5",
                "log 7",
                "log 1",
                "log milk & honey",
                "log v",
                "log p:item",
                "log true");
    }

    @Test
    void data_that_is_no_xml_is_badfetch_in_the_page() {
        platform.page("http://app/order", "{}");
        page("<form><block><data name='d' src='order'/></block></form>");
        assertEquals(
                "error.badfetch", assertInstanceOf(Outcome.Failed.class, run()).event());
    }

    @Test
    void data_without_a_name_is_sent_and_forgotten() {
        platform.page("http://app/order", "anything");
        page("<form><block><data src='order' method='post'/><log>on</log></block></form>");
        assertEquals(exited(), run());
        assertTranscript("fetch POST http://app/order", "log on");
    }
}
