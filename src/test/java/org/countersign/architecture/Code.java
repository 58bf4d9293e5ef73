package org.countersign.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;

/** The product's compiled code, without tests; read once. */
final class Code {
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(Room.BASE);

    private Code() {}

    /** The room that a class lives in, also as the element of an array. */
    static Optional<Room> room(JavaClass type) {
        return Room.of(type.getBaseComponentType().getPackageName());
    }
}
