package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;

/** The last row of a case's chain: its number and its leaf. Number 0 before the first. */
record ChainTip(long seq, Bytes leaf) {}
