-- The ledger of schema 5, brought to schema 6, two of its letters on trial.
PRAGMA application_id = 1936289892;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE departed (
                subject TEXT PRIMARY KEY,
                since INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
INSERT INTO departed VALUES('K26-0099',1795340000);
CREATE TABLE forgotten (
                subject TEXT NOT NULL,
                until INTEGER NOT NULL,
                since INTEGER NOT NULL,
                PRIMARY KEY (subject, until)
            ) STRICT, WITHOUT ROWID;
INSERT INTO forgotten VALUES('c0b1ee85ff10a478442c0b20e58550b6',1795335300,0);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('1 what was told');
INSERT INTO grdb_migrations VALUES('2 what need not be remembered');
INSERT INTO grdb_migrations VALUES('3 what a duty is about');
INSERT INTO grdb_migrations VALUES('4 parts and orders');
INSERT INTO grdb_migrations VALUES('5 a seal');
INSERT INTO grdb_migrations VALUES('6 on trial');
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    fields TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
INSERT INTO history VALUES(1,1795335223,'told','K26-0010','{"address":"anna.lind@kommun.example","due":"2026-08-25","instance":"uppfoljning-1","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"consent-covers-follow-up","rung":"due"}',X'5e22f5587f50653fd60e57a54816fb2bcbe0ff11682366cf08a55f0682f1dc5c');
INSERT INTO history VALUES(2,1795335223,'told','K26-0001','{"address":"anna.lind@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"start-without-delay","rung":"due"}',X'12e8607660d6abb68c67fa2d03b08314d430da9dc354d4f7e5f45ee681271656');
INSERT INTO history VALUES(3,1795335223,'told','K26-0003','{"address":"anna.lind@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"request-answered","rung":"due"}',X'2f5063002a1f6cebc72f2b00315e59d8a687138ba177f505e1de75ae7b064562');
INSERT INTO history VALUES(4,1795335223,'told','K26-0004','{"address":"anna.lind@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"consent-missing","rung":"due"}',X'c04a701869779dcb87237fd3d353d7328d97bd15a7b384cead730df8e9e3dafd');
INSERT INTO history VALUES(5,1795335223,'told','K26-0009','{"address":"anna.lind@kommun.example","due":"2026-11-25","instance":"uppfoljning-1","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"follow-up","rung":"3 working days before due"}',X'1e1b7ddbe8c0d2c5c05489ae81da7590b9ba4cd456ba275403d5ac423518a9d3');
INSERT INTO history VALUES(6,1795335223,'told','K26-0010','{"address":"anna.lind@kommun.example","due":"2026-11-29","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"consent-expiry","rung":"7 days before due"}',X'6d0fad76fe0dfc1ffba15aee065cc70774992149b24e13ca9d65454bf0b67d10');
INSERT INTO history VALUES(7,1795335223,'told','K26-0002','{"address":"bo.ek@kommun.example","due":"2026-11-13","instance":"","letter":"20261122t0813z-bo.ek.eml","part":"act","recipient":"bo.ek","role":"manager","rule":"start-without-delay","rung":"5 working days after due"}',X'bace73c4e562d2c210bf2617a688dbd4b1626741ae9197d0d6391d52c49a655f');
INSERT INTO history VALUES(8,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-19","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"follow-up-exists","rung":"due"}',X'bd56a6c736d7ddf4a11d7a4b0dd7ada92a8bace7547e6b58783998820f72ea60');
INSERT INTO history VALUES(9,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-20","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"follow-up-booked","rung":"due"}',X'5b535274e2f72ba250b9ae07b18a95bd9592d797bc1d318bd5a8b2942322407e');
INSERT INTO history VALUES(10,1795335223,'told','K26-0007','{"address":"omar.haddad@kommun.example","due":"2026-11-22","instance":"planering","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"convener","rule":"meeting-outcome","rung":"due"}',X'ee220f3ceb5fa58d6387657a09dae20fa44c9be5fb33506b52b09bb3c7c2e63f');
INSERT INTO history VALUES(11,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"plan-documented","rung":"due"}',X'ac598e50a809d60df8c950fb3ace8974a1477d7c246e0ec2eeb588dff41a5dcf');
INSERT INTO history VALUES(12,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"plan-handed-over","rung":"due"}',X'f04f6303f707d2534713941adeb3f2564628ccc6ee3e3e481e9e915ff314d2f2');
INSERT INTO history VALUES(13,1795335223,'told','K26-0002','{"address":"omar.haddad@kommun.example","due":"2026-11-13","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"informed","recipient":"omar.haddad","role":"initiator","rule":"start-without-delay","rung":"5 working days after due"}',X'ca78dcef95d1a66fff015e811df7f8f39ea3010d6861f9756d04f73e5d054b51');
INSERT INTO history VALUES(14,1795335223,'told','K26-0008','{"address":"eva.strand@region.example","due":"2026-11-22","instance":"region","letter":"20261122t0813z-eva.strand.eml","part":"act","recipient":"eva.strand","role":"principal","rule":"principal-documented","rung":"due"}',X'563b3318c82b6457a310b718b6d13b009cdafd58524e7633b836c4530d169939');
INSERT INTO history VALUES(15,1795335223,'told','K26-0012','{"address":"eva.strand@region.example","due":"2026-11-22","instance":"region","letter":"20261122t0813z-eva.strand.eml","part":"act","recipient":"eva.strand","role":"principal","rule":"closing-documented","rung":"due"}',X'dc9151cdebe8f671ca673f3768029cb5a2ca85ce978f7de9ae2f292a390881df');
INSERT INTO history VALUES(16,1795335223,'told','K26-0006','{"address":"eva.strand@region.example","due":"2026-11-25","instance":"planering/eva.strand","letter":"20261122t0813z-eva.strand.eml","part":"informed","recipient":"eva.strand","role":"invited","rule":"substitute-named","rung":"2 working days after start"}',X'a70cbcfadf1893fbfe2be03452e4f57ed81be6b34b887d738facbef31fb1f764');
INSERT INTO history VALUES(17,1795335223,'told','K26-0006','{"address":"farid.nasser@region.example","due":"2026-11-25","instance":"planering/eva.strand","letter":"20261122t0813z-farid.nasser.eml","part":"act","recipient":"farid.nasser","role":"manager","rule":"substitute-named","rung":"2 working days after start"}',X'ad2b797542621d7fb2f7e400d40555dd8ae3ecce0b8d3cfa4345d3a6563c3689');
INSERT INTO history VALUES(18,1795335223,'told','K26-0005','{"address":"olga.hed@region.example","due":"2026-11-27","instance":"planering/olga.hed","letter":"20261122t0813z-olga.hed.eml","part":"act","recipient":"olga.hed","role":"invited","rule":"rsvp-pending","rung":"3 working days after start"}',X'706163f6ae24c3364c80518100b40b23a676e968020cb4b7314d813bd2334059');
INSERT INTO history VALUES(19,1795335223,'told','K26-0005','{"address":"viktor.ask@kommun.example","due":"2026-11-27","instance":"planering/gun.palm","instead":"gun.palm absent until 2026-12-06","letter":"20261122t0813z-viktor.ask.eml","part":"act","recipient":"viktor.ask","role":"invited","rule":"rsvp-pending","rung":"3 working days after start"}',X'b84c24db60f63a80a821f33246092411f9d55f0d9cc08d867472c45a3cb850a0');
INSERT INTO history VALUES(20,1795335223,'lapsed','K26-0003','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"request-answered","rung":"2 working days before due","to":"due"}',X'718a878915ffc397df47eac6bc6dc05b4f94cc830fe847b9ab21769d5d5e010b');
INSERT INTO history VALUES(21,1795335223,'lapsed','K26-0001','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"start-without-delay","rung":"1 working day after start","to":"due"}',X'360791700fee644e0edf2b983afae9b2fcb19985eb4c1bc8a60c0f25ee295eec');
INSERT INTO history VALUES(22,1795335223,'lapsed','K26-0001','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"start-without-delay","rung":"2 working days after start","to":"due"}',X'13c5eb8934df2b3574846c8630b2768e0522334fa354f2dc596aa7bfc6e4f7de');
INSERT INTO history VALUES(23,1795335223,'lapsed','K26-0001','{"due":"2026-11-22","instance":"","recipient":"bo.ek","rule":"start-without-delay","rung":"2 working days after start","to":"due"}',X'36b33311a2f60bfce41a5bad636135c5d0966bb63cae95967f97c64a1f9a47ea');
INSERT INTO history VALUES(24,1795335223,'lapsed','K26-0010','{"due":"2026-11-29","instance":"","recipient":"anna.lind","rule":"consent-expiry","rung":"30 days before due","to":"7 days before due"}',X'fb08231e152e9c8d62b7e9a299fdf7c7c1f5d8e4d69e87a4c9dc2ee7c28088a4');
INSERT INTO history VALUES(25,1795335223,'lapsed','K26-0010','{"due":"2026-11-29","instance":"","recipient":"anna.lind","rule":"consent-expiry","rung":"14 days before due","to":"7 days before due"}',X'ddcf9b4d7d4c2f7e735c0015529dcffc0ebf2f2463eb3ac9ff94d0281a174cdb');
INSERT INTO history VALUES(26,1795335223,'lapsed','K26-0006','{"due":"2026-11-25","instance":"planering/eva.strand","recipient":"eva.strand","rule":"substitute-named","rung":"1 working day after start","to":"2 working days after start"}',X'bfb1860a7625e4fdbd2e761912ed6ae5596dab9af2172ce6d01859dad8f006f6');
INSERT INTO history VALUES(27,1795335223,'lapsed','K26-0004','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"consent-missing","rung":"2 working days before due","to":"due"}',X'05ae3a58af2d4069f9ce72bc43dd13e1ab1fdb5be020d6c805ccdc5c3869722d');
INSERT INTO history VALUES(28,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"1 working day after start","to":"5 working days after due"}',X'59504050481f5da38fec3fca0a5659d1e5ddaa303ca4007197d5b51bf9a6d3b4');
INSERT INTO history VALUES(29,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"2 working days after start","to":"5 working days after due"}',X'cad10ca0a66ad310f29bc9f043614f1c46c209bf83c536df8be1e45a19244039');
INSERT INTO history VALUES(30,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"bo.ek","rule":"start-without-delay","rung":"2 working days after start","to":"5 working days after due"}',X'd467a0e965981b04ba04389ed3e1652b5a0b2fa2dbf68c4e7ae7d24cb1f5d05d');
INSERT INTO history VALUES(31,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"due","to":"5 working days after due"}',X'458061455b3e77809ea9c97266df0a0faf12d4840f8b34fb88d77dc8a4aa7533');
INSERT INTO history VALUES(32,1795335223,'lapsed','K26-0009','{"due":"2026-11-25","instance":"uppfoljning-1","recipient":"anna.lind","rule":"follow-up","rung":"20 working days before due","to":"3 working days before due"}',X'ec270e0e77573218a071a0b2a8858c15b63139c49747d2af60bebc8e0cbc5e26');
INSERT INTO history VALUES(33,1795335223,'lapsed','K26-0009','{"due":"2026-11-25","instance":"uppfoljning-1","recipient":"anna.lind","rule":"follow-up","rung":"10 working days before due","to":"3 working days before due"}',X'01ef0b42efc869a8782affb277329a73269c81eca8507b3d41220383e866a6ab');
INSERT INTO history VALUES(34,1795335268,'pulled','K26-0002','{"due":"2026-11-13","instance":"","letter":"20261122t0813z-bo.ek.eml","recipient":"bo.ek","rule":"start-without-delay","rung":"5 working days after due"}',X'd719918b5992f37833c558d7dc2766f6a5c5b1635721f6ff9f9bd07374ce6cc7');
INSERT INTO history VALUES(35,1795335268,'pulled','K26-0002','{"due":"2026-11-13","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"start-without-delay","rung":"5 working days after due"}',X'2b8a69261d119214fa81573e008661f9658038df51f3060e519e6241460f4568');
INSERT INTO history VALUES(36,1795335268,'pulled','K26-0007','{"due":"2026-11-22","instance":"planering","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"meeting-outcome","rung":"due"}',X'0a57e81deeee903df4772db6236e9b1786d09e30b225910798caecd30f637844');
INSERT INTO history VALUES(37,1795335268,'pulled','K26-0008','{"due":"2026-11-20","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"follow-up-booked","rung":"due"}',X'0a3d18da67c3b3b88e4ad312212275feb218ba2d21a823e3f603cb79792a815a');
INSERT INTO history VALUES(38,1795335268,'pulled','K26-0008','{"due":"2026-11-19","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"follow-up-exists","rung":"due"}',X'2c399a878855f19642b49c1082d0e2ed4d8ad4f601285b57c6cb791777ba2f4b');
INSERT INTO history VALUES(39,1795335268,'pulled','K26-0008','{"due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"plan-documented","rung":"due"}',X'9e147deea76d0e36dbfbf4fce72536bf58fd3b0df478f5f0e9c8ceefde2f5221');
INSERT INTO history VALUES(40,1795335268,'pulled','K26-0008','{"due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"plan-handed-over","rung":"due"}',X'58bc0c80f4b14070de3a9bd885e3d50911ae94325533a7bcd86e98c37899e507');
INSERT INTO history VALUES(41,1795335269,'','','',X'764ef5f8d4de77926900ca8e615d08f1c5f6a79c3aec220ff3150cdfc74cd2d8');
INSERT INTO history VALUES(42,1795335269,'','','',X'5d0bfa876eabb44d9c59a61e910c90c14489794b36209807d91b280220d9b840');
INSERT INTO history VALUES(43,1795335270,'acknowledged','K26-0008','{"by":"omar.haddad","comment":"ringer i dag","until":"2026-11-24T23:00:00Z"}',X'0a9fea87f45c16cc68ac42852b3c2f52808ba3ed69bb1957f2ec6e9f64f9008b');
INSERT INTO history VALUES(44,1795335270,'snoozed','K26-0005','{"by":"olga.hed","comment":"väntar på svar","until":"2026-12-21T23:00:00Z"}',X'26a6441bdde80be4534a7d6ef67cfb99148c416f7523e4879597e79f00e1fe28');
INSERT INTO history VALUES(45,1795335270,'resumed','K26-0008','{"by":"omar.haddad","comment":"ringer i dag","ended-by":"omar.haddad","until":"2026-11-24T23:00:00Z"}',X'671bb00b56a424d70751941f23878f17f09b50ac1ef1888bfe37407e71cc8493');
INSERT INTO history VALUES(46,1795335330,'removed','ledger','{"entries":"2","numbers":"41-42"}',X'2128dca058d011e36e7a4e630372fc7f2407e15e790e62d0f63a168a795be8ce');
INSERT INTO history VALUES(47,1795503631,'told','K26-0010','{"address":"anna.lind@kommun.example","due":"2026-08-26","duty":"{\"meeting\":\"uppfoljning-1\"}","instance":"uppfoljning-1","letter":"20261124t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"consent-covers-follow-up","rung":"due"}',X'77bbd42fba4befb99342cb964c52094dee348a07608f8aed60562b9636d42cdb');
INSERT INTO history VALUES(48,1795503631,'told','K26-0001','{"address":"anna.lind@kommun.example","due":"2026-11-23","duty":"{}","instance":"","letter":"20261124t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"start-without-delay","rung":"due"}',X'6c107b25dc71ef61f076187e5cc633e47afc172654ada310a5dc4f3aa05a1441');
INSERT INTO history VALUES(49,1795503631,'told','K26-0003','{"address":"anna.lind@kommun.example","due":"2026-11-23","duty":"{}","instance":"","letter":"20261124t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"request-answered","rung":"due"}',X'88f20b36d7d268a3d30fbf5eaab50e60e501ed96b84e55d512cadf0a271eb5d4');
INSERT INTO history VALUES(50,1795503631,'told','K26-0004','{"address":"anna.lind@kommun.example","due":"2026-11-23","duty":"{}","instance":"","letter":"20261124t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"consent-missing","rung":"due"}',X'24cb6ce8859c571f5a468d3800bfda5cdab2a28740572659d6d2fa80933c512d');
INSERT INTO history VALUES(51,1795503631,'told','K26-0009','{"address":"anna.lind@kommun.example","due":"2026-11-26","duty":"{\"meeting\":\"uppfoljning-1\"}","instance":"uppfoljning-1","letter":"20261124t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"follow-up","rung":"3 working days before due"}',X'4f3060f7dd8ac691bc3384c96e6a13aafcef0984549dc2cdfdd58315f5e04e06');
INSERT INTO history VALUES(52,1795503631,'told','K26-0010','{"address":"anna.lind@kommun.example","due":"2026-11-30","duty":"{}","instance":"","letter":"20261124t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"consent-expiry","rung":"7 days before due"}',X'33fd71269ae3e11a3d32c775a917d45813b79ee71f262860a2b15e3ed1309b8e');
INSERT INTO history VALUES(53,1795503631,'told','K26-0002','{"address":"rut.alm@region.example","due":"2026-11-10","duty":"{}","instance":"","letter":"20261124t0700z-rut.alm.eml","part":"act","recipient":"rut.alm","role":"process-owner","rule":"start-without-delay","rung":"10 working days after due"}',X'be280d9776e1128dd00ce97579ff743853c46d8d4e68950d45a901303e170c53');
INSERT INTO history VALUES(54,1795503631,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-18","duty":"{}","instance":"","letter":"20261124t0700z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"follow-up-exists","rung":"due"}',X'aef7afc212e9fbd2fec33939d0bb1260a831a25c3297ff926b692bb459345fd1');
INSERT INTO history VALUES(55,1795503631,'told','K26-0007','{"address":"omar.haddad@kommun.example","due":"2026-11-23","duty":"{\"meeting\":\"planering\"}","instance":"planering","letter":"20261124t0700z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"convener","rule":"meeting-outcome","rung":"due"}',X'870de431ebf18828088ea79bdcad2b724ef7af86e80aedb4551c3aed32c03cae');
INSERT INTO history VALUES(56,1795503631,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-23","duty":"{}","instance":"","letter":"20261124t0700z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"plan-documented","rung":"due"}',X'7e6de51542ec761a4af6070287c436dc3b57d39b602688352dc87b59e1cfca27');
INSERT INTO history VALUES(57,1795503631,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-23","duty":"{}","instance":"","letter":"20261124t0700z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"plan-handed-over","rung":"due"}',X'9c9302c07966391df023419e97d502671ba33d06ce6e30e2591eea5385a673d3');
INSERT INTO history VALUES(58,1795503631,'told','K26-0002','{"address":"omar.haddad@kommun.example","due":"2026-11-10","duty":"{}","instance":"","letter":"20261124t0700z-omar.haddad.eml","part":"informed","recipient":"omar.haddad","role":"initiator","rule":"start-without-delay","rung":"10 working days after due"}',X'1131df6b51989c9b3dc34b43a981e25e1e91ed399185b1271cd017b94e025ed2');
INSERT INTO history VALUES(59,1795503631,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-19","duty":"{}","instance":"","letter":"20261124t0700z-omar.haddad.eml","part":"informed","recipient":"omar.haddad","role":"coordinator","rule":"follow-up-booked","rung":"3 working days after due"}',X'20bcf9680edf150fc63d056171a98b5d692d02e4977b668982ec8dcaf81f9097');
INSERT INTO history VALUES(60,1795503631,'told','K26-0008','{"address":"bo.ek@kommun.example","due":"2026-11-19","duty":"{}","instance":"","letter":"20261124t0700z-bo.ek.eml","part":"act","recipient":"bo.ek","role":"manager","rule":"follow-up-booked","rung":"3 working days after due"}',X'a4436baa7146d285d4c835fe597c2dd064649dae89a9a9a83f1606d92d4486a7');
INSERT INTO history VALUES(61,1795503631,'told','K26-0002','{"address":"bo.ek@kommun.example","due":"2026-11-10","duty":"{}","instance":"","letter":"20261124t0700z-bo.ek.eml","part":"informed","recipient":"bo.ek","role":"manager","rule":"start-without-delay","rung":"10 working days after due"}',X'bfc81c2eeaa9afc33ca6626e40a7cf7b1406f66b497920406022e27b8115c6a5');
INSERT INTO history VALUES(62,1795503631,'told','K26-0008','{"address":"eva.strand@region.example","due":"2026-11-23","duty":"{\"principal\":\"region\"}","instance":"region","letter":"20261124t0700z-eva.strand.eml","part":"act","recipient":"eva.strand","role":"principal","rule":"principal-documented","rung":"due"}',X'8e5946ec731d29f53ed1077716dcdb6c3ce95e2b1192c10b7cf4589bbff4e1d8');
INSERT INTO history VALUES(63,1795503631,'told','K26-0012','{"address":"eva.strand@region.example","due":"2026-11-23","duty":"{\"principal\":\"region\"}","instance":"region","letter":"20261124t0700z-eva.strand.eml","part":"act","recipient":"eva.strand","role":"principal","rule":"closing-documented","rung":"due"}',X'872277c4f04f879bde3f30194f3fa65a413740b2b78f50e0ef89d728b7498e32');
INSERT INTO history VALUES(64,1795503631,'told','K26-0006','{"address":"eva.strand@region.example","due":"2026-11-26","duty":"{\"meeting\":\"planering\",\"person\":\"eva.strand\"}","instance":"planering/eva.strand","letter":"20261124t0700z-eva.strand.eml","part":"informed","recipient":"eva.strand","role":"invited","rule":"substitute-named","rung":"2 working days after start"}',X'7e5e330a998911c1747dc7292ccb40f86dbc09caccf626ece338fdd11f8c8709');
INSERT INTO history VALUES(65,1795503631,'told','sipd/service','{"address":"sam.dahl@region.example","due":"2026-11-23","duty":"{\"day\":\"2026-11-23\"}","instance":"","letter":"20261124t0700z-sam.dahl.eml","part":"act","recipient":"sam.dahl","role":"administrator","rule":"all-checked","rung":"due"}',X'530849589aab3c02c6f96c92bb308895705f0aa7ab73986fb3283c59a633340e');
INSERT INTO history VALUES(66,1795503631,'told','K26-0006','{"address":"farid.nasser@region.example","due":"2026-11-26","duty":"{\"meeting\":\"planering\",\"person\":\"eva.strand\"}","instance":"planering/eva.strand","letter":"20261124t0700z-farid.nasser.eml","part":"act","recipient":"farid.nasser","role":"manager","rule":"substitute-named","rung":"2 working days after start"}',X'53914033edd7785f7b8d4db75ff741d2464b11ff727c3980b1b3fc689841a57e');
INSERT INTO history VALUES(67,1795503631,'lapsed','K26-0002','{"due":"2026-11-10","duty":"{}","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"1 working day after start","to":"10 working days after due"}',X'e86b64e35e4e7e3fc775c2a59bb6619b0bc84b5a657bf0f1b39eaafbe18f9ecd');
INSERT INTO history VALUES(68,1795503631,'lapsed','K26-0002','{"due":"2026-11-10","duty":"{}","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"2 working days after start","to":"10 working days after due"}',X'f338785eea20f1ebb1114c45c68e1137a97cdc2bc644246a33ce2f4f36472648');
INSERT INTO history VALUES(69,1795503631,'lapsed','K26-0002','{"due":"2026-11-10","duty":"{}","instance":"","recipient":"bo.ek","rule":"start-without-delay","rung":"2 working days after start","to":"10 working days after due"}',X'84108634d1a2720d2642ad7ffefd5542e1d55eeb11ea77228cb82771a8c9a82c');
INSERT INTO history VALUES(70,1795503631,'lapsed','K26-0002','{"due":"2026-11-10","duty":"{}","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"due","to":"10 working days after due"}',X'36e2bac86a3f665f7f5aa2878694b7abe1a1e0ad1f9ea06c0ebf821da9c12211');
INSERT INTO history VALUES(71,1795503631,'lapsed','K26-0002','{"due":"2026-11-10","duty":"{}","instance":"","recipient":"bo.ek","rule":"start-without-delay","rung":"5 working days after due","to":"10 working days after due"}',X'010cf720827fb7cd3ad3cdc38dd49c1d3fdf13b20ed54262b2f16d118f9e477d');
INSERT INTO history VALUES(72,1795503631,'lapsed','K26-0002','{"due":"2026-11-10","duty":"{}","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"5 working days after due","to":"10 working days after due"}',X'9c51ab4d38cfe79673376ca2fa6f715f76c3306335e741bfaf4656d054e76f7e');
INSERT INTO history VALUES(73,1795503631,'lapsed','K26-0009','{"due":"2026-11-26","duty":"{\"meeting\":\"uppfoljning-1\"}","instance":"uppfoljning-1","recipient":"anna.lind","rule":"follow-up","rung":"20 working days before due","to":"3 working days before due"}',X'afc504fb53632d31f1117d81c9c84e9874412249207fb7008fd4a4d56b9aac65');
INSERT INTO history VALUES(74,1795503631,'lapsed','K26-0009','{"due":"2026-11-26","duty":"{\"meeting\":\"uppfoljning-1\"}","instance":"uppfoljning-1","recipient":"anna.lind","rule":"follow-up","rung":"10 working days before due","to":"3 working days before due"}',X'9b8e711975e0f6141d79e2f7846093d829f013c552b60d574b35e3bcd91cc5b2');
INSERT INTO history VALUES(75,1795503631,'lapsed','K26-0008','{"due":"2026-11-19","duty":"{}","instance":"","recipient":"omar.haddad","rule":"follow-up-booked","rung":"due","to":"3 working days after due"}',X'7c772807cbcfcbd2dabec1acba6c5f0bcfb62aecf91d365f887ba22756cb2153');
INSERT INTO history VALUES(76,1795503631,'lapsed','K26-0003','{"due":"2026-11-23","duty":"{}","instance":"","recipient":"anna.lind","rule":"request-answered","rung":"2 working days before due","to":"due"}',X'315caefddd3227b80b50eed2f1d66ff66c539411f070bbfc0464ad1afe19fb88');
INSERT INTO history VALUES(77,1795503631,'lapsed','K26-0010','{"due":"2026-11-30","duty":"{}","instance":"","recipient":"anna.lind","rule":"consent-expiry","rung":"30 days before due","to":"7 days before due"}',X'454573a793422665cd425729fd036845dd57e2d3e9abdb718a127477ce5d3fb1');
INSERT INTO history VALUES(78,1795503631,'lapsed','K26-0010','{"due":"2026-11-30","duty":"{}","instance":"","recipient":"anna.lind","rule":"consent-expiry","rung":"14 days before due","to":"7 days before due"}',X'1c693b05d4ea0b45b900b336c1023927e8ef4e5529e8ab6ec6e061122f0deef3');
INSERT INTO history VALUES(79,1795503631,'lapsed','K26-0004','{"due":"2026-11-23","duty":"{}","instance":"","recipient":"anna.lind","rule":"consent-missing","rung":"2 working days before due","to":"due"}',X'4b04c776fdaaa968bd71adb8579767abd6ec8c89f0c11e75384d6c2cdb871c91');
INSERT INTO history VALUES(80,1795503631,'lapsed','K26-0001','{"due":"2026-11-23","duty":"{}","instance":"","recipient":"anna.lind","rule":"start-without-delay","rung":"1 working day after start","to":"due"}',X'7dd4c0ca31ab6795f664db77d9e639c409953a91833fa1740f5e7a98438aa8c1');
INSERT INTO history VALUES(81,1795503631,'lapsed','K26-0001','{"due":"2026-11-23","duty":"{}","instance":"","recipient":"anna.lind","rule":"start-without-delay","rung":"2 working days after start","to":"due"}',X'026b4b8d9d0383d7fff6d63c52d30fa896dd69233e8f0419dc559e28107c7be5');
INSERT INTO history VALUES(82,1795503631,'lapsed','K26-0001','{"due":"2026-11-23","duty":"{}","instance":"","recipient":"bo.ek","rule":"start-without-delay","rung":"2 working days after start","to":"due"}',X'a4ba0552d9373e50190372c81fc0b3e1f9bd1c588466e842a4b947cfe3bc722f');
INSERT INTO history VALUES(83,1795503631,'lapsed','K26-0006','{"due":"2026-11-26","duty":"{\"meeting\":\"planering\",\"person\":\"eva.strand\"}","instance":"planering/eva.strand","recipient":"eva.strand","rule":"substitute-named","rung":"1 working day after start","to":"2 working days after start"}',X'89e851da74a1ad1307c11f5982f82c57fa5a6d57f862f22c7afd03932ec59e32');
INSERT INTO history VALUES(84,1795676430,'told','K26-0008','{"address":"bo.ek@kommun.example","due":"2026-11-18","duty":"{}","instance":"","letter":"20261126t0700z-bo.ek.eml","part":"act","recipient":"bo.ek","role":"manager","rule":"follow-up-exists","rung":"5 working days after due"}',X'212a2640725b7903b85d2230d871f49efe4694b8f372e0cda2020d9465380a66');
INSERT INTO history VALUES(85,1795676430,'told','K26-0007','{"address":"bo.ek@kommun.example","due":"2026-11-23","duty":"{\"meeting\":\"planering\"}","instance":"planering","letter":"20261126t0700z-bo.ek.eml","part":"act","recipient":"bo.ek","role":"manager","rule":"meeting-outcome","rung":"3 working days after due"}',X'48ea5fe135a007794e121ee60338986e0b1c71ab8e4d1aa7b16bdd98ed2836d5');
INSERT INTO history VALUES(86,1795676430,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-18","duty":"{}","instance":"","letter":"20261126t0700z-omar.haddad.eml","part":"informed","recipient":"omar.haddad","role":"coordinator","rule":"follow-up-exists","rung":"5 working days after due"}',X'7bb3a78e35ae49df9c71dbb4218f3213eeff6fa7839e5ddca5ddfb94b3697429');
INSERT INTO history VALUES(87,1795676430,'told','K26-0007','{"address":"omar.haddad@kommun.example","due":"2026-11-23","duty":"{\"meeting\":\"planering\"}","instance":"planering","letter":"20261126t0700z-omar.haddad.eml","part":"informed","recipient":"omar.haddad","role":"convener","rule":"meeting-outcome","rung":"3 working days after due"}',X'b49d4b560bf3cc569a6c2f2c011734a958fe0b0ef80013529e6b024ba79caf29');
INSERT INTO history VALUES(88,1795676430,'told','K26-0003','{"address":"anna.lind@kommun.example","due":"2026-11-23","duty":"{}","instance":"","letter":"20261126t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"request-answered","rung":"2 working days after due"}',X'5cfa55927d211a53966dc349c4c248397a6d64bb4de24556e676bedfd8c34f43');
INSERT INTO history VALUES(89,1795676430,'told','K26-0004','{"address":"anna.lind@kommun.example","due":"2026-11-23","duty":"{}","instance":"","letter":"20261126t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"consent-missing","rung":"2 working days after due"}',X'd82daa2e9943969c7d116baa4b531cac8d947db2a4d34c672ff52fe334d3823b');
INSERT INTO history VALUES(90,1795676430,'told','K26-0006','{"address":"anna.lind@kommun.example","due":"2026-11-26","duty":"{\"meeting\":\"planering\",\"person\":\"eva.strand\"}","instance":"planering/eva.strand","letter":"20261126t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"convener","rule":"substitute-named","rung":"due"}',X'd04ab15885967a637aacdbc4b5060da1db6cad9674eb8e09bff03de03f03de82');
INSERT INTO history VALUES(91,1795676430,'told','K26-0009','{"address":"anna.lind@kommun.example","due":"2026-11-26","duty":"{\"meeting\":\"uppfoljning-1\"}","instance":"uppfoljning-1","letter":"20261126t0700z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"follow-up","rung":"due"}',X'6ca467ef724f925cb93e0fee6ea92b828619f2899f522891558ce7b1fc71ec26');
INSERT INTO history VALUES(92,1795676430,'told','K26-0012','{"address":"eva.strand@region.example","due":"2026-11-23","duty":"{\"principal\":\"region\"}","instance":"region","letter":"20261126t0700z-eva.strand.eml","part":"act","recipient":"eva.strand","role":"principal","rule":"closing-documented","rung":"2 working days after due"}',X'f9da7335850d2bb116d3dfbffd6dec4f17554066a83a1f6d0e4fe28f16f93dce');
INSERT INTO history VALUES(93,1795676430,'told','K26-0006','{"address":"eva.strand@region.example","due":"2026-11-26","duty":"{\"meeting\":\"planering\",\"person\":\"eva.strand\"}","instance":"planering/eva.strand","letter":"20261126t0700z-eva.strand.eml","part":"informed","recipient":"eva.strand","role":"invited","rule":"substitute-named","rung":"due"}',X'34ae2afb99174d6e8417fd97c4c117ccfb3b7ccb21ea0f510de2f2801edf48ef');
INSERT INTO history VALUES(94,1795676430,'told','K26-0006','{"address":"farid.nasser@region.example","due":"2026-11-26","duty":"{\"meeting\":\"planering\",\"person\":\"eva.strand\"}","instance":"planering/eva.strand","letter":"20261126t0700z-farid.nasser.eml","part":"informed","recipient":"farid.nasser","role":"manager","rule":"substitute-named","rung":"due"}',X'2c07872769dcda66c24b1ecc385167d83b449865bf2a03c7fb643b123d21fe0f');
CREATE TABLE letter (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    recipient TEXT NOT NULL,
    slot INTEGER,
    claimed_at INTEGER NOT NULL,
    settled_at INTEGER,
    -- It is about to be taken back; whether it could be, pulled_at tells, or both are empty again.
    pulling_at INTEGER,
    pulled_at INTEGER
, part INTEGER NOT NULL DEFAULT 1, trial TEXT, trial_ended_at INTEGER) STRICT;
INSERT INTO letter VALUES(1,'20261122t0813z-anna.lind.eml','anna.lind',1795335180,1795335223,1795335223,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(2,'20261122t0813z-bo.ek.eml','bo.ek',1795335180,1795335223,1795335223,1795335268,1795335268,1,NULL,NULL);
INSERT INTO letter VALUES(3,'20261122t0813z-omar.haddad.eml','omar.haddad',1795335180,1795335223,1795335223,1795335268,1795335268,1,NULL,NULL);
INSERT INTO letter VALUES(4,'20261122t0813z-eva.strand.eml','eva.strand',1795335180,1795335223,1795335223,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(5,'20261122t0813z-farid.nasser.eml','farid.nasser',1795335180,1795335223,1795335223,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(6,'20261122t0813z-olga.hed.eml','olga.hed',1795335180,1795335223,1795335223,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(7,'20261122t0813z-viktor.ask.eml','viktor.ask',1795335180,1795335223,1795335223,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(8,'20261124t0700z-anna.lind.eml','anna.lind',1795503600,1795503631,1795503631,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(9,'20261124t0700z-rut.alm.eml','rut.alm',1795503600,1795503631,1795503631,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(10,'20261124t0700z-omar.haddad.eml','omar.haddad',1795503600,1795503631,1795503631,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(11,'20261124t0700z-bo.ek.eml','bo.ek',1795503600,1795503631,1795503631,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(12,'20261124t0700z-eva.strand.eml','eva.strand',1795503600,1795503631,1795503631,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(13,'20261124t0700z-sam.dahl.eml','sam.dahl',1795503600,1795503631,1795503631,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(14,'20261124t0700z-farid.nasser.eml','farid.nasser',1795503600,1795503631,1795503631,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(15,'20261126t0700z-bo.ek.eml','bo.ek',1795676400,1795676430,1795676430,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(16,'20261126t0700z-omar.haddad.eml','omar.haddad',1795676400,1795676430,1795676430,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(17,'20261126t0700z-anna.lind.eml','anna.lind',1795676400,1795676430,1795676430,NULL,NULL,1,NULL,NULL);
INSERT INTO letter VALUES(18,'20261126t0700z-eva.strand.eml','eva.strand',1795676400,1795676430,1795676430,NULL,NULL,1,'sip-prov@kommun.example',NULL);
INSERT INTO letter VALUES(19,'20261126t0700z-farid.nasser.eml','farid.nasser',1795676400,1795676430,1795676430,NULL,NULL,1,'sip-prov@kommun.example',NULL);
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO meta VALUES('decided-up-to',1795676430);
INSERT INTO meta VALUES('journal-up-to',94);
CREATE TABLE pause (
    id INTEGER PRIMARY KEY,
    subject TEXT NOT NULL,
    rule TEXT,
    instance TEXT,
    until INTEGER NOT NULL,
    ordered_by TEXT NOT NULL,
    comment TEXT NOT NULL,
    kind TEXT NOT NULL,
    ordered_at INTEGER NOT NULL,
    ended_at INTEGER
, ordered_uid INTEGER, ordered_account TEXT) STRICT;
INSERT INTO pause VALUES(1,'K26-0008',NULL,NULL,1795561200,'omar.haddad','ringer i dag','ack',1795335270,1795335270,1001,'hand');
INSERT INTO pause VALUES(2,'K26-0005',NULL,NULL,1797894000,'olga.hed','väntar på svar','snooze',1795335270,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "reminder" (
    -- A case reference, or sipd/ and a part of the installation: no case reference holds a slash.
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    -- What the duty is about, part by part: a JSON object of texts, its names in order.
    instance TEXT NOT NULL CHECK (json_type(instance) = 'object'),
    due INTEGER NOT NULL,
    rung TEXT NOT NULL,
    recipient TEXT NOT NULL,
    part TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    letter INTEGER NOT NULL REFERENCES letter (id),
    PRIMARY KEY (subject, rule, instance, due, rung, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO reminder VALUES('K26-0001','start-without-delay','{}',20779,'due','anna.lind','act',1795335223,1);
INSERT INTO reminder VALUES('K26-0001','start-without-delay','{}',20780,'due','anna.lind','act',1795503631,8);
INSERT INTO reminder VALUES('K26-0002','start-without-delay','{}',20767,'10 working days after due','bo.ek','informed',1795503631,11);
INSERT INTO reminder VALUES('K26-0002','start-without-delay','{}',20767,'10 working days after due','omar.haddad','informed',1795503631,10);
INSERT INTO reminder VALUES('K26-0002','start-without-delay','{}',20767,'10 working days after due','rut.alm','act',1795503631,9);
INSERT INTO reminder VALUES('K26-0003','request-answered','{}',20779,'due','anna.lind','act',1795335223,1);
INSERT INTO reminder VALUES('K26-0003','request-answered','{}',20780,'2 working days after due','anna.lind','act',1795676430,17);
INSERT INTO reminder VALUES('K26-0003','request-answered','{}',20780,'due','anna.lind','act',1795503631,8);
INSERT INTO reminder VALUES('K26-0004','consent-missing','{}',20779,'due','anna.lind','act',1795335223,1);
INSERT INTO reminder VALUES('K26-0004','consent-missing','{}',20780,'2 working days after due','anna.lind','act',1795676430,17);
INSERT INTO reminder VALUES('K26-0004','consent-missing','{}',20780,'due','anna.lind','act',1795503631,8);
INSERT INTO reminder VALUES('K26-0005','rsvp-pending','{"meeting":"planering","person":"gun.palm"}',20784,'3 working days after start','viktor.ask','act',1795335223,7);
INSERT INTO reminder VALUES('K26-0005','rsvp-pending','{"meeting":"planering","person":"olga.hed"}',20784,'3 working days after start','olga.hed','act',1795335223,6);
INSERT INTO reminder VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20782,'2 working days after start','eva.strand','informed',1795335223,4);
INSERT INTO reminder VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20782,'2 working days after start','farid.nasser','act',1795335223,5);
INSERT INTO reminder VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20783,'2 working days after start','eva.strand','informed',1795503631,12);
INSERT INTO reminder VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20783,'2 working days after start','farid.nasser','act',1795503631,14);
INSERT INTO reminder VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20783,'due','anna.lind','act',1795676430,17);
INSERT INTO reminder VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20783,'due','eva.strand','informed',1795676430,18);
INSERT INTO reminder VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20783,'due','farid.nasser','informed',1795676430,19);
INSERT INTO reminder VALUES('K26-0007','meeting-outcome','{"meeting":"planering"}',20780,'3 working days after due','bo.ek','act',1795676430,15);
INSERT INTO reminder VALUES('K26-0007','meeting-outcome','{"meeting":"planering"}',20780,'3 working days after due','omar.haddad','informed',1795676430,16);
INSERT INTO reminder VALUES('K26-0007','meeting-outcome','{"meeting":"planering"}',20780,'due','omar.haddad','act',1795503631,10);
INSERT INTO reminder VALUES('K26-0008','follow-up-booked','{}',20776,'3 working days after due','bo.ek','act',1795503631,11);
INSERT INTO reminder VALUES('K26-0008','follow-up-booked','{}',20776,'3 working days after due','omar.haddad','informed',1795503631,10);
INSERT INTO reminder VALUES('K26-0008','follow-up-exists','{}',20775,'5 working days after due','bo.ek','act',1795676430,15);
INSERT INTO reminder VALUES('K26-0008','follow-up-exists','{}',20775,'5 working days after due','omar.haddad','informed',1795676430,16);
INSERT INTO reminder VALUES('K26-0008','follow-up-exists','{}',20775,'due','omar.haddad','act',1795503631,10);
INSERT INTO reminder VALUES('K26-0008','plan-documented','{}',20780,'due','omar.haddad','act',1795503631,10);
INSERT INTO reminder VALUES('K26-0008','plan-handed-over','{}',20780,'due','omar.haddad','act',1795503631,10);
INSERT INTO reminder VALUES('K26-0008','principal-documented','{"principal":"region"}',20779,'due','eva.strand','act',1795335223,4);
INSERT INTO reminder VALUES('K26-0008','principal-documented','{"principal":"region"}',20780,'due','eva.strand','act',1795503631,12);
INSERT INTO reminder VALUES('K26-0009','follow-up','{"meeting":"uppfoljning-1"}',20782,'3 working days before due','anna.lind','act',1795335223,1);
INSERT INTO reminder VALUES('K26-0009','follow-up','{"meeting":"uppfoljning-1"}',20783,'3 working days before due','anna.lind','act',1795503631,8);
INSERT INTO reminder VALUES('K26-0009','follow-up','{"meeting":"uppfoljning-1"}',20783,'due','anna.lind','act',1795676430,17);
INSERT INTO reminder VALUES('K26-0010','consent-covers-follow-up','{"meeting":"uppfoljning-1"}',20690,'due','anna.lind','act',1795335223,1);
INSERT INTO reminder VALUES('K26-0010','consent-covers-follow-up','{"meeting":"uppfoljning-1"}',20691,'due','anna.lind','act',1795503631,8);
INSERT INTO reminder VALUES('K26-0010','consent-expiry','{}',20786,'7 days before due','anna.lind','act',1795335223,1);
INSERT INTO reminder VALUES('K26-0010','consent-expiry','{}',20787,'7 days before due','anna.lind','act',1795503631,8);
INSERT INTO reminder VALUES('K26-0012','closing-documented','{"principal":"region"}',20779,'due','eva.strand','act',1795335223,4);
INSERT INTO reminder VALUES('K26-0012','closing-documented','{"principal":"region"}',20780,'2 working days after due','eva.strand','act',1795676430,18);
INSERT INTO reminder VALUES('K26-0012','closing-documented','{"principal":"region"}',20780,'due','eva.strand','act',1795503631,12);
INSERT INTO reminder VALUES('sipd/service','all-checked','{"day":"2026-11-23"}',20780,'due','sam.dahl','act',1795503631,13);
CREATE TABLE IF NOT EXISTS "pulled" (
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    instance TEXT NOT NULL CHECK (json_type(instance) = 'object'),
    due INTEGER NOT NULL,
    rung TEXT NOT NULL,
    recipient TEXT NOT NULL,
    slot INTEGER NOT NULL,
    PRIMARY KEY (subject, rule, instance, due, rung, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO pulled VALUES('K26-0002','start-without-delay','{}',20770,'5 working days after due','bo.ek',1795335180);
INSERT INTO pulled VALUES('K26-0002','start-without-delay','{}',20770,'5 working days after due','omar.haddad',1795335180);
INSERT INTO pulled VALUES('K26-0007','meeting-outcome','{"meeting":"planering"}',20779,'due','omar.haddad',1795335180);
INSERT INTO pulled VALUES('K26-0008','follow-up-booked','{}',20777,'due','omar.haddad',1795335180);
INSERT INTO pulled VALUES('K26-0008','follow-up-exists','{}',20776,'due','omar.haddad',1795335180);
INSERT INTO pulled VALUES('K26-0008','plan-documented','{}',20779,'due','omar.haddad',1795335180);
INSERT INTO pulled VALUES('K26-0008','plan-handed-over','{}',20779,'due','omar.haddad',1795335180);
CREATE TABLE IF NOT EXISTS "lapse" (
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    instance TEXT NOT NULL CHECK (json_type(instance) = 'object'),
    due INTEGER NOT NULL,
    rung TEXT NOT NULL,
    recipient TEXT NOT NULL,
    PRIMARY KEY (subject, rule, instance, due, rung, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO lapse VALUES('K26-0001','start-without-delay','{}',20779,'1 working day after start','anna.lind');
INSERT INTO lapse VALUES('K26-0001','start-without-delay','{}',20779,'2 working days after start','anna.lind');
INSERT INTO lapse VALUES('K26-0001','start-without-delay','{}',20779,'2 working days after start','bo.ek');
INSERT INTO lapse VALUES('K26-0001','start-without-delay','{}',20780,'1 working day after start','anna.lind');
INSERT INTO lapse VALUES('K26-0001','start-without-delay','{}',20780,'2 working days after start','anna.lind');
INSERT INTO lapse VALUES('K26-0001','start-without-delay','{}',20780,'2 working days after start','bo.ek');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20767,'1 working day after start','omar.haddad');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20767,'2 working days after start','bo.ek');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20767,'2 working days after start','omar.haddad');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20767,'5 working days after due','bo.ek');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20767,'5 working days after due','omar.haddad');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20767,'due','omar.haddad');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20770,'1 working day after start','omar.haddad');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20770,'2 working days after start','bo.ek');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20770,'2 working days after start','omar.haddad');
INSERT INTO lapse VALUES('K26-0002','start-without-delay','{}',20770,'due','omar.haddad');
INSERT INTO lapse VALUES('K26-0003','request-answered','{}',20779,'2 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0003','request-answered','{}',20780,'2 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0004','consent-missing','{}',20779,'2 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0004','consent-missing','{}',20780,'2 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20782,'1 working day after start','eva.strand');
INSERT INTO lapse VALUES('K26-0006','substitute-named','{"meeting":"planering","person":"eva.strand"}',20783,'1 working day after start','eva.strand');
INSERT INTO lapse VALUES('K26-0008','follow-up-booked','{}',20776,'due','omar.haddad');
INSERT INTO lapse VALUES('K26-0009','follow-up','{"meeting":"uppfoljning-1"}',20782,'10 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0009','follow-up','{"meeting":"uppfoljning-1"}',20782,'20 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0009','follow-up','{"meeting":"uppfoljning-1"}',20783,'10 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0009','follow-up','{"meeting":"uppfoljning-1"}',20783,'20 working days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0010','consent-expiry','{}',20786,'14 days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0010','consent-expiry','{}',20786,'30 days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0010','consent-expiry','{}',20787,'14 days before due','anna.lind');
INSERT INTO lapse VALUES('K26-0010','consent-expiry','{}',20787,'30 days before due','anna.lind');
CREATE TABLE seal (key BLOB NOT NULL) STRICT;
INSERT INTO seal VALUES(X'6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f6f');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('history',94);
CREATE INDEX letter_unsettled ON letter (name) WHERE settled_at IS NULL;
CREATE INDEX letter_pulling ON letter (name) WHERE pulling_at IS NOT NULL AND pulled_at IS NULL;
CREATE INDEX pause_subject ON pause (subject, until) WHERE ended_at IS NULL;
CREATE INDEX history_subject ON history (subject);
CREATE TRIGGER history_is_not_cut BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE INDEX letter_pulled ON letter (pulled_at) WHERE pulled_at IS NOT NULL;
CREATE TRIGGER history_is_not_edited BEFORE UPDATE ON history
                WHEN NOT (NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.hash = OLD.hash
                    AND NEW.kind = '' AND NEW.subject = '' AND NEW.fields = '')
                BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE INDEX reminder_letter ON reminder (letter);
CREATE INDEX pulled_slot ON pulled (slot);
CREATE INDEX letter_claimed ON letter (claimed_at) WHERE pulled_at IS NULL;
CREATE INDEX pause_until ON pause (until) WHERE ended_at IS NULL;
CREATE INDEX letter_trial ON letter (id) WHERE trial IS NOT NULL AND trial_ended_at IS NULL;
CREATE INDEX letter_of_trial ON letter (trial_ended_at) WHERE trial_ended_at IS NOT NULL;
CREATE UNIQUE INDEX letter_digest ON letter (slot, recipient, part)
    WHERE pulled_at IS NULL AND trial_ended_at IS NULL;
COMMIT;
