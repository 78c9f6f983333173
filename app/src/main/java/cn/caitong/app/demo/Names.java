package cn.caitong.app.demo;

import java.util.Map;

/**
 * What people call tenders and deposits, as partners told it; the hub's evidence has no names.
 *
 * @param tenders titles by tender id
 * @param suppliers by deposit, as the centres know them
 */
record Names(Map<String, String> tenders, Map<String, String> suppliers) {
    Names {
        tenders = Map.copyOf(tenders);
        suppliers = Map.copyOf(suppliers);
    }
}
