package cn.caitong.routes.contract;

import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Identity;

/**
 * One of a contract's parties.
 *
 * @param key by which cases and search name it; of a natural person a keyed hash
 */
public record Party(String name, String key, Concealed<Identity> identity) {}
