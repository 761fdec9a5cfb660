package org.counterplay.instances.format;

import org.counterplay.model.certificate.Certificate;

/**
 * A certificate as it was read. Reading proves nothing: the claim is to be judged by {@link
 * org.counterplay.model.certificate.Checker}, and {@link #intact} says whether the file is as it was written.
 *
 * @param statedDigest the digest that the file states
 * @param digest the digest of what the file holds
 */
public record CertificateFile(Certificate certificate, String statedDigest, String digest) {
    /** Whether the content is what was digested when the file was written. */
    public boolean intact() {
        return statedDigest.equals(digest);
    }
}
