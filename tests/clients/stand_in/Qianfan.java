package com.baidubce.qianfan;

import com.baidubce.qianfan.core.auth.IAMAuth;
import com.baidubce.qianfan.model.console.ConsoleResponse;
import com.baidubce.qianfan.util.http.HttpClient;
import com.baidubce.qianfan.util.http.HttpRequest;

/**
 * Stands in for console(), which the vendor's Java samples call and no published version has. The signature, the JSON
 * and the connection are the published client's own.
 */
public final class Qianfan {
    private final IAMAuth auth;

    public Qianfan(String accessKey, String secretKey) {
        auth = new IAMAuth(accessKey, secretKey);
    }

    public Console console() {
        return new Console();
    }

    /** One call, put together step by step. */
    public final class Console {
        private String route;
        private String action;
        private Object body;

        public Console route(String name) {
            route = name;
            return this;
        }

        public Console action(String name) {
            action = name;
            return this;
        }

        public Console body(Object content) {
            body = content;
            return this;
        }

        /** Sends the call, prints the answer, and ends the program with 1 if the service refused. */
        public <T> ConsoleResponse<T> execute() {
            String url = System.getenv("QIANFAN_CONSOLE_API_BASE_URL") + route + "?Action=" + action;
            HttpRequest request = HttpClient.request().post(url).body(body);
            try {
                awayFromTheEndOfASecond();
                var response = auth.signRequest(request).executeString();
                System.out.println(response.getBody());
                if (response.getCode() != 200) {
                    System.exit(1);
                }
            } catch (java.io.IOException | InterruptedException error) {
                throw new IllegalStateException(error);
            }
            return new ConsoleResponse<>();
        }

        /** The client reads the clock anew for each part of a signature; a second that ends in between spoils it. */
        private static void awayFromTheEndOfASecond() throws InterruptedException {
            long milliseconds = System.currentTimeMillis() % 1000;
            Thread.sleep(milliseconds > 500 ? 1000 - milliseconds : 0);
        }
    }
}
