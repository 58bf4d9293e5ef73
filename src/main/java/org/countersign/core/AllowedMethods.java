package org.countersign.core;

import java.util.Set;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;

/** Finds the methods that a path has, for the {@code Allow} header that RFC 9110 §15.5.6 asks of every 405. */
final class AllowedMethods {
    /** So ends the template of a path whose last parameter takes one segment or several. */
    private static final String SEGMENTS = ":.+}";

    private AllowedMethods() {}

    /** Whether the path is there, yet not for the method of the present request. */
    static boolean lackThatOfRequest(String path) {
        Set<String> methods = declared(path);
        return !methods.isEmpty()
                && !methods.contains(CurrentRequestManager.get().getMethod());
    }

    /** The value of {@code Allow} for a path; only while a request is served. */
    static String of(String path) {
        Set<String> methods = declared(path);
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        methods.add("OPTIONS");
        return String.join(", ", methods);
    }

    private static Set<String> declared(String path) {
        Set<String> methods = new TreeSet<>();
        var request = CurrentRequestManager.get();
        RuntimeResourceVisitor.visitRuntimeResources(
                "", request.getDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(String method, String template, RuntimeResource resource) {
                        if (matches(template, path)) {
                            methods.add(method);
                        }
                    }
                });
        return methods;
    }

    private static boolean matches(String template, String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        boolean open = template.endsWith(SEGMENTS);
        if (open ? given.length < wanted.length : given.length != wanted.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (!wanted[i].startsWith("{") && !wanted[i].equals(given[i])) {
                return false;
            }
        }
        return true;
    }
}
