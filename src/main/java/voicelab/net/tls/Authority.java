package voicelab.net.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key pair that signs certificates: X.509 version 3 (RFC 5280), ECDSA on P-256 with SHA-256. */
final class Authority {
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final String CURVE = "secp256r1";
    private static final Duration BACK = Duration.ofDays(1);
    private static final Duration LIFE = Duration.ofDays(365);
    private static final int SERIAL_BITS = 120;

    private final KeyPair keys;
    private final X509Certificate certificate;
    private final Instant born;
    private final SecureRandom random;

    private Authority(KeyPair keys, X509Certificate certificate, Instant born, SecureRandom random) {
        this.keys = keys;
        this.certificate = certificate;
        this.born = born;
        this.random = random;
    }

    static Authority make(Instant born) {
        SecureRandom random = new SecureRandom();
        try {
            KeyPair keys = keys(random);
            X500Principal name = new X500Principal("CN=VoiceLab authority of " + born + ", O=VoiceLab");
            JcaX509v3CertificateBuilder builder = builder(name, keys, name, keys, born, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            return new Authority(keys, signed(builder, keys), born, random);
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("no authority could be made", e);
        }
    }

    X509Certificate certificate() {
        return certificate;
    }

    /** A new key with a certificate for servers, vouched for by this authority. */
    Issued issue(CertificateNames names) {
        try {
            KeyPair own = keys(random);
            X500Principal subject = new X500Principal("CN=" + names.common() + ", O=VoiceLab");
            JcaX509v3CertificateBuilder builder =
                    builder(certificate.getSubjectX500Principal(), keys, subject, own, born, random);
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            return new Issued(own.getPrivate(), List.of(signed(builder, keys), certificate));
        } catch (GeneralSecurityException | CertIOException e) {
            throw new IllegalStateException("no certificate for " + names.common() + " could be made", e);
        }
    }

    private static GeneralNames alternatives(CertificateNames names) {
        List<GeneralName> all = new ArrayList<>();
        for (String host : names.hosts()) all.add(new GeneralName(GeneralName.dNSName, host));
        for (InetAddress address : names.addresses())
            all.add(new GeneralName(GeneralName.iPAddress, address.getHostAddress()));
        return new GeneralNames(all.toArray(GeneralName[]::new));
    }

    private static JcaX509v3CertificateBuilder builder(
            X500Principal issuer,
            KeyPair issuerKeys,
            X500Principal subject,
            KeyPair subjectKeys,
            Instant born,
            SecureRandom random)
            throws GeneralSecurityException, CertIOException {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, random).add(BigInteger.ONE),
                Date.from(born.minus(BACK)),
                Date.from(born.plus(LIFE)),
                subject,
                subjectKeys.getPublic());
        JcaX509ExtensionUtils ids = new JcaX509ExtensionUtils();
        builder.addExtension(
                Extension.subjectKeyIdentifier, false, ids.createSubjectKeyIdentifier(subjectKeys.getPublic()));
        builder.addExtension(
                Extension.authorityKeyIdentifier, false, ids.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
        return builder;
    }

    private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair keys)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(builder.build(new JcaContentSignerBuilder(SIGNATURE).build(keys.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException("no signer for " + SIGNATURE, e);
        }
    }

    private static KeyPair keys(SecureRandom random) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(CURVE), random);
        return generator.generateKeyPair();
    }
}
