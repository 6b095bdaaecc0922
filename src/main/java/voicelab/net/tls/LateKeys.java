package voicelab.net.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** One key and its chain, made when the first peer asks for them. */
final class LateKeys extends X509ExtendedKeyManager {
    private static final String KEY_TYPE = "EC";

    private final String alias;
    private final Supplier<Issued> maker;
    private Issued issued;

    LateKeys(String alias, Supplier<Issued> maker) {
        this.alias = alias;
        this.maker = maker;
    }

    private synchronized Issued issued() {
        if (issued == null) issued = maker.get();
        return issued;
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return chooseServerAlias(keyType, issuers, null);
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return keyType.startsWith(KEY_TYPE) ? alias : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return keyType.startsWith(KEY_TYPE) ? new String[] {alias} : null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null; // clients of the lab show no certificate
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public X509Certificate[] getCertificateChain(String wanted) {
        return issued().chain().toArray(X509Certificate[]::new);
    }

    @Override
    public PrivateKey getPrivateKey(String wanted) {
        return issued().key();
    }
}
