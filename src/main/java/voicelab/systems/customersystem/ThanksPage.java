package voicelab.systems.customersystem;

import voicelab.protocols.http.HttpReply;

/** The last page of the dialog: thanks with the order's number, then hangs up. */
final class ThanksPage {
    private static final String PAGE = """
            <?xml version="1.0" encoding="UTF-8"?>
            <vxml version="2.1" xmlns="http://www.w3.org/2001/vxml" xml:lang="en-US">
              <form>
                <block>
                  <prompt>Thank you. Your order number is <say-as interpret-as="digits">%d</say-as>.</prompt>
                  <disconnect/>
                </block>
              </form>
            </vxml>
            """;

    private ThanksPage() {}

    static HttpReply of(Order order) {
        return HttpReply.of(200, "application/voicexml+xml", PAGE.formatted(order.id()));
    }
}
