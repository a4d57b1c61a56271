package org.webhookverifier.verify;

/** A certificate made for the tests; its private key is gone. */
final class Certificates {
    static final String P256 = """
            -----BEGIN CERTIFICATE-----
            MIIBdTCCARugAwIBAgIUB4XA15BS6Vwy0/1FHYCj3DW6NFEwCgYIKoZIzj0EAwIw
            DzENMAsGA1UEAwwEdGVzdDAgFw0yNjExMjMxNzQ1MTNaGA8yMTI2MTAzMDE3NDUx
            M1owDzENMAsGA1UEAwwEdGVzdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABLlF
            WMev9T5IMzkkmLC5JqGZiHYkVPfzIAPCCggwZZlACfGJM4J/u+G+A4m+MwEuwUA2
            3qTQK6UpeoEvBZesZGCjUzBRMB0GA1UdDgQWBBSymBYXyHFuoGToXfyP91s861rK
            rTAfBgNVHSMEGDAWgBSymBYXyHFuoGToXfyP91s861rKrTAPBgNVHRMBAf8EBTAD
            AQH/MAoGCCqGSM49BAMCA0gAMEUCIQCvLKyxIaQQ90b+1yvEjK1t0nmgcgqvMwCi
            xb8zwCBCKgIgTzWtVISHk1zcgrhyyDROVFFJJo2UmzNAcLnnzsPdWno=
            -----END CERTIFICATE-----
            """;

    private Certificates() {}
}
