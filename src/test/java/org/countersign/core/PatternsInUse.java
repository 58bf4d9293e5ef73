package org.countersign.core;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;

/**
 * Finds in the compiled product everything that it may say: what is passed to a parameter that takes a constant pattern, the
 * messages of constraints, and the enums that stand in patterns.
 */
final class PatternsInUse {
    private static final String CONSTANT = Type.getDescriptor(CompileTimeConstant.class);

    private final Map<String, ClassNode> classes = new HashMap<>();
    /** Which parameter is the pattern, by method. */
    private final Map<String, Integer> takers = new HashMap<>();

    final Set<String> patterns = new TreeSet<>();
    final Set<String> enums = new TreeSet<>();
    /** Descriptors of the annotations of Jakarta Validation. */
    final Set<String> constraints = new TreeSet<>();
    /** Calls whose pattern could not be found. */
    final Set<String> unknown = new TreeSet<>();

    PatternsInUse() {
        readClasses();
        classes.values().forEach(type -> type.methods.forEach(method -> addTaker(type, method)));
        for (ClassNode type : classes.values()) {
            addMessages(type);
            type.methods.forEach(method -> addPatterns(type, method));
        }
    }

    private void readClasses() {
        try (Stream<Path> files = Files.walk(Path.of(
                Words.class.getProtectionDomain().getCodeSource().getLocation().toURI()))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".class")).toList()) {
                ClassNode type = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(type, 0);
                if (type.name.startsWith("org/countersign/")) {
                    classes.put(type.name, type);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void addTaker(ClassNode type, MethodNode method) {
        List<AnnotationNode>[] parameters = method.invisibleParameterAnnotations;
        for (int i = 0; parameters != null && i < parameters.length; i++) {
            if (parameters[i] != null && parameters[i].stream().anyMatch(a -> a.desc.equals(CONSTANT))) {
                takers.put(type.name + "." + method.name + method.desc, i);
            }
        }
    }

    private void addPatterns(ClassNode type, MethodNode method) {
        boolean calls = Arrays.stream(method.instructions.toArray()).anyMatch(call -> taken(call) != null);
        if (!calls) {
            return;
        }
        Frame<SourceValue>[] frames;
        try {
            frames = new Analyzer<>(new Origins()).analyze(type.name, method);
        } catch (AnalyzerException e) {
            throw new IllegalStateException(e);
        }
        boolean passesOn = takers.containsKey(type.name + "." + method.name + method.desc);
        for (int i = 0; i < frames.length; i++) {
            AbstractInsnNode instruction = method.instructions.get(i);
            Integer parameter = taken(instruction);
            if (frames[i] != null && parameter != null) {
                int count = Type.getArgumentTypes(((MethodInsnNode) instruction).desc).length;
                SourceValue pattern = frames[i].getStack(frames[i].getStackSize() - count + parameter);
                boolean constant = !pattern.insns.isEmpty();
                for (AbstractInsnNode origin : pattern.insns) {
                    if (origin instanceof LdcInsnNode ldc && ldc.cst instanceof String text) {
                        patterns.add(text);
                    } else {
                        constant = false;
                    }
                }
                if (!constant && !passesOn) {
                    unknown.add(type.name + "." + method.name);
                }
            }
            if (frames[i] != null && instruction.getOpcode() == Opcodes.AASTORE) {
                frames[i].getStack(frames[i].getStackSize() - 1).insns.forEach(this::addEnum);
            }
        }
    }

    private @Nullable Integer taken(AbstractInsnNode instruction) {
        return instruction instanceof MethodInsnNode call ? takers.get(call.owner + "." + call.name + call.desc) : null;
    }

    private void addEnum(AbstractInsnNode origin) {
        String descriptor = null;
        if (origin instanceof FieldInsnNode field) {
            descriptor = field.desc;
        } else if (origin instanceof MethodInsnNode call) {
            descriptor = Type.getReturnType(call.desc).getDescriptor();
        }
        if (descriptor != null && descriptor.startsWith("L")) {
            ClassNode type = classes.get(descriptor.substring(1, descriptor.length() - 1));
            if (type != null && (type.access & Opcodes.ACC_ENUM) != 0) {
                enums.add(type.name.replace('/', '.'));
            }
        }
    }

    private void addMessages(ClassNode type) {
        type.methods.stream()
                .filter(method -> method.name.equals("message") && method.annotationDefault instanceof String)
                .forEach(method -> patterns.add((String) method.annotationDefault));
        annotations(type).filter(Objects::nonNull).flatMap(List::stream).forEach(annotation -> {
            if (annotation.desc.contains("/constraints/")) {
                constraints.add(Type.getType(annotation.desc).getClassName());
                for (int i = 0; annotation.values != null && i < annotation.values.size(); i += 2) {
                    if (annotation.values.get(i).equals("message")) {
                        patterns.add((String) annotation.values.get(i + 1));
                    }
                }
            }
        });
    }

    private static Stream<List<? extends AnnotationNode>> annotations(ClassNode type) {
        Stream<List<? extends AnnotationNode>> ofType = Stream.of(type.visibleAnnotations, type.visibleTypeAnnotations);
        Stream<List<? extends AnnotationNode>> ofFields =
                type.fields.stream().flatMap(f -> Stream.of(f.visibleAnnotations, f.visibleTypeAnnotations));
        Stream<List<? extends AnnotationNode>> ofMethods =
                type.methods.stream().flatMap(m -> Stream.of(m.visibleAnnotations, m.visibleTypeAnnotations));
        Stream<List<? extends AnnotationNode>> ofParameters = type.methods.stream()
                .filter(m -> m.visibleParameterAnnotations != null)
                .flatMap(m -> Arrays.stream(m.visibleParameterAnnotations));
        return Stream.of(ofType, ofFields, ofMethods, ofParameters).flatMap(all -> all);
    }

    /** Follows a value through variables to where it came from. */
    private static final class Origins extends SourceInterpreter {
        Origins() {
            super(Opcodes.ASM9);
        }

        @Override
        public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
            return value;
        }
    }
}
