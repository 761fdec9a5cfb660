package org.counterplay.reports.result;

import java.util.ArrayList;
import java.util.List;
import org.counterplay.instances.format.CertificateFile;
import org.counterplay.model.certificate.Certificate;
import org.counterplay.model.certificate.Checker;
import org.counterplay.model.certificate.Judgement;
import org.counterplay.model.certificate.Verdict;

/**
 * A certificate file, judged.
 *
 * @param path the file as it was named
 * @param places how many table entries were checked; 0 where it is rejected
 * @param faults why it is rejected; empty where it is accepted
 */
public record CheckResult(String path, Certificate certificate, long places, List<String> faults) {
    public CheckResult {
        faults = List.copyOf(faults);
    }

    /** Judges a file: is it as it was written, and does it prove what it claims? */
    public static CheckResult of(String path, CertificateFile file) {
        List<String> faults = new ArrayList<>();
        if (!file.intact()) {
            faults.add("the file was changed after it was written: its digest is " + file.statedDigest()
                    + ", its content has " + file.digest());
        }
        long places = switch (Checker.check(file.certificate())) {
            case Judgement.Accepted accepted -> accepted.places();
            case Judgement.Rejected rejected -> {
                faults.addAll(rejected.faults());
                yield 0;
            }
        };
        return new CheckResult(path, file.certificate(), faults.isEmpty() ? places : 0, faults);
    }

    public boolean accepted() {
        return faults.isEmpty();
    }

    /** What the claim says of the policy; proved only if it is {@link #accepted}. */
    public Verdict verdict() {
        return Verdict.of(certificate.regret());
    }
}
