package voicelab.languages.voicexml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import voicelab.languages.ecmascript.Scope;
import voicelab.languages.ecmascript.ScriptFailure;
import voicelab.languages.markup.MarkupElement;
import voicelab.languages.markup.MarkupNode;
import voicelab.languages.markup.MarkupText;

/**
 * An XML tree as script objects with the reading half of DOM level 2 (VoiceXML 2.1 appendix D): elements, text, attributes.
 * Attributes with a namespace are reached by {@code getAttributeNS} only.
 */
final class DomBuilder {
    private static final String PROGRAM = """
            function list(a) { a.item = function (i) { return i < this.length ? this[i] : null; }; return a; }
            function node(type, name, value, parent, owner) {
              return { nodeType: type, nodeName: name, nodeValue: value, parentNode: parent, ownerDocument: owner,
                childNodes: list([]), firstChild: null, lastChild: null, previousSibling: null, nextSibling: null,
                attributes: null, localName: null, namespaceURI: null, prefix: null,
                hasChildNodes: function () { return this.childNodes.length > 0; },
                hasAttributes: function () { return this.attributes != null && this.attributes.length > 0; } };
            }
            function append(parent, child) {
              var last = parent.lastChild;
              child.previousSibling = last;
              if (last != null) last.nextSibling = child; else parent.firstChild = child;
              parent.lastChild = child;
              parent.childNodes.push(child);
            }
            function collect(from, test, found) {
              for (var child = from.firstChild; child != null; child = child.nextSibling) {
                if (child.nodeType != 1) continue;
                if (test(child)) found.push(child);
                collect(child, test, found);
              }
              return found;
            }
            function searchable(n) {
              n.getElementsByTagName = function (name) {
                return list(collect(this, function (e) { return name == '*' || e.tagName == name; }, [])); };
              n.getElementsByTagNameNS = function (ns, name) {
                return list(collect(this, function (e) {
                  return (ns == '*' || e.namespaceURI == ns) && (name == '*' || e.localName == name); }, [])); };
              return n;
            }
            function attribute(a, e, owner) {
              var n = node(2, a.local, a.value, null, owner);
              n.name = a.local; n.value = a.value; n.localName = a.local; n.specified = true; n.ownerElement = e;
              n.namespaceURI = a.ns;
              return n;
            }
            function element(m, parent, owner) {
              var e = searchable(node(1, m.name, null, parent, owner));
              e.tagName = m.name; e.localName = m.local; e.namespaceURI = m.ns;
              e.prefix = m.name.indexOf(':') < 0 ? null : m.name.split(':')[0];
              e.attributes = list([]);
              for (var i = 0; i < m.attributes.length; i++) e.attributes.push(attribute(m.attributes[i], e, owner));
              e.getAttributeNodeNS = function (ns, name) {
                for (var i = 0; i < this.attributes.length; i++) {
                  var a = this.attributes[i];
                  if (a.localName == name && a.namespaceURI == ns) return a;
                }
                return null;
              };
              e.getAttributeNode = function (name) { return this.getAttributeNodeNS(null, name); };
              e.attributes.getNamedItem = function (name) { return e.getAttributeNode(name); };
              e.hasAttribute = function (name) { return this.getAttributeNode(name) != null; };
              e.getAttribute = function (name) { var a = this.getAttributeNode(name); return a == null ? '' : a.value; };
              e.getAttributeNS = function (ns, name) {
                var a = this.getAttributeNodeNS(ns, name); return a == null ? '' : a.value; };
              for (var j = 0; j < m.children.length; j++) {
                var c = m.children[j];
                append(e, typeof c == 'string' ? text(c, e, owner) : element(c, e, owner));
              }
              return e;
            }
            function text(value, parent, owner) {
              var t = node(3, '#text', value, parent, owner);
              t.data = value; t.length = value.length;
              return t;
            }
            function documentOf(m) {
              var d = searchable(node(9, '#document', null, null, null));
              d.documentElement = element(m, d, d);
              append(d, d.documentElement);
              return d;
            }
            """;

    private final Frame frame;
    private final MarkupElement where;

    DomBuilder(Frame frame, MarkupElement where) {
        this.frame = frame;
        this.where = where;
    }

    /** The document node, a script value. */
    Object document(MarkupElement root) throws Departure {
        Scope scope = frame.run.scripts.scope(null, null);
        scope.put("source", frame.run.scripts.wrap(plain(root)));
        try {
            frame.run.scripts.run(scope, PROGRAM, "dom", 1);
            return frame.run.scripts.evaluate(scope, "documentOf(source)", "dom", 1);
        } catch (ScriptFailure e) {
            throw frame.thrown("error.semantic", where, "the document is too much for a script: " + e.getMessage());
        }
    }

    private static Map<String, Object> plain(MarkupElement element) {
        List<Object> attributes = new ArrayList<>();
        element.attributes().forEach((name, value) -> {
            Map<String, Object> attribute = new LinkedHashMap<>();
            int close = name.lastIndexOf('}');
            attribute.put("ns", close < 0 ? null : name.substring(1, close));
            attribute.put("local", name.substring(close + 1));
            attribute.put("value", value);
            attributes.add(attribute);
        });
        List<Object> children = new ArrayList<>();
        for (MarkupNode child : element.children()) {
            if (child instanceof MarkupElement inner) children.add(plain(inner));
            else children.add(((MarkupText) child).text());
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", element.qualifiedName());
        members.put("local", element.name());
        members.put("ns", element.namespace().isEmpty() ? null : element.namespace());
        members.put("attributes", attributes);
        members.put("children", children);
        return members;
    }
}
