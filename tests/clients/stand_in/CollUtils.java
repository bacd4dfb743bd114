package com.baidubce.qianfan.util;

import java.util.LinkedHashMap;
import java.util.Map;

/** Stands in for the class of this name, which the vendor's Java samples use and no published version has. */
public final class CollUtils {
    private CollUtils() {}

    /** A map of keys and values that take turns. */
    public static Map<String, Object> mapOf(Object... entries) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < entries.length; i += 2) {
            map.put((String) entries[i], entries[i + 1]);
        }
        return map;
    }
}
