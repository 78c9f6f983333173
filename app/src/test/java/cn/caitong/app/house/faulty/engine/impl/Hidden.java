package cn.caitong.app.house.faulty.engine.impl;

record Hidden() {}
