-- The ledger of schema 1, brought to schema 2 and with the record of one plan removed.
PRAGMA application_id = 1936289892;
BEGIN TRANSACTION;
CREATE TABLE departed (
                subject TEXT PRIMARY KEY,
                since INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID;
INSERT INTO "departed" VALUES('K26-0099',1795340000);
CREATE TABLE forgotten (
                subject TEXT NOT NULL,
                until INTEGER NOT NULL,
                since INTEGER NOT NULL,
                PRIMARY KEY (subject, until)
            ) STRICT, WITHOUT ROWID;
INSERT INTO "forgotten" VALUES('c0b1ee85ff10a478442c0b20e58550b6',1795335300,0);
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO "grdb_migrations" VALUES('1 what was told');
INSERT INTO "grdb_migrations" VALUES('2 what need not be remembered');
CREATE TABLE history (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    fields TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;
INSERT INTO "history" VALUES(1,1795335223,'told','K26-0010','{"address":"anna.lind@kommun.example","due":"2026-08-25","instance":"uppfoljning-1","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"consent-covers-follow-up","rung":"due"}',X'5E22F5587F50653FD60E57A54816FB2BCBE0FF11682366CF08A55F0682F1DC5C');
INSERT INTO "history" VALUES(2,1795335223,'told','K26-0001','{"address":"anna.lind@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"start-without-delay","rung":"due"}',X'12E8607660D6ABB68C67FA2D03B08314D430DA9DC354D4F7E5F45EE681271656');
INSERT INTO "history" VALUES(3,1795335223,'told','K26-0003','{"address":"anna.lind@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"request-answered","rung":"due"}',X'2F5063002A1F6CEBC72F2B00315E59D8A687138BA177F505E1DE75AE7B064562');
INSERT INTO "history" VALUES(4,1795335223,'told','K26-0004','{"address":"anna.lind@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"initiator","rule":"consent-missing","rung":"due"}',X'C04A701869779DCB87237FD3D353D7328D97BD15A7B384CEAD730DF8E9E3DAFD');
INSERT INTO "history" VALUES(5,1795335223,'told','K26-0009','{"address":"anna.lind@kommun.example","due":"2026-11-25","instance":"uppfoljning-1","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"follow-up","rung":"3 working days before due"}',X'1E1B7DDBE8C0D2C5C05489AE81DA7590B9BA4CD456BA275403D5AC423518A9D3');
INSERT INTO "history" VALUES(6,1795335223,'told','K26-0010','{"address":"anna.lind@kommun.example","due":"2026-11-29","instance":"","letter":"20261122t0813z-anna.lind.eml","part":"act","recipient":"anna.lind","role":"coordinator","rule":"consent-expiry","rung":"7 days before due"}',X'6D0FAD76FE0DFC1FFBA15AEE065CC70774992149B24E13CA9D65454BF0B67D10');
INSERT INTO "history" VALUES(7,1795335223,'told','K26-0002','{"address":"bo.ek@kommun.example","due":"2026-11-13","instance":"","letter":"20261122t0813z-bo.ek.eml","part":"act","recipient":"bo.ek","role":"manager","rule":"start-without-delay","rung":"5 working days after due"}',X'BACE73C4E562D2C210BF2617A688DBD4B1626741AE9197D0D6391D52C49A655F');
INSERT INTO "history" VALUES(8,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-19","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"follow-up-exists","rung":"due"}',X'BD56A6C736D7DDF4A11D7A4B0DD7ADA92A8BACE7547E6B58783998820F72EA60');
INSERT INTO "history" VALUES(9,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-20","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"follow-up-booked","rung":"due"}',X'5B535274E2F72BA250B9AE07B18A95BD9592D797BC1D318BD5A8B2942322407E');
INSERT INTO "history" VALUES(10,1795335223,'told','K26-0007','{"address":"omar.haddad@kommun.example","due":"2026-11-22","instance":"planering","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"convener","rule":"meeting-outcome","rung":"due"}',X'EE220F3CEB5FA58D6387657A09DAE20FA44C9BE5FB33506B52B09BB3C7C2E63F');
INSERT INTO "history" VALUES(11,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"plan-documented","rung":"due"}',X'AC598E50A809D60DF8C950FB3ACE8974A1477D7C246E0EC2EEB588DFF41A5DCF');
INSERT INTO "history" VALUES(12,1795335223,'told','K26-0008','{"address":"omar.haddad@kommun.example","due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"act","recipient":"omar.haddad","role":"coordinator","rule":"plan-handed-over","rung":"due"}',X'F04F6303F707D2534713941ADEB3F2564628CCC6EE3E3E481E9E915FF314D2F2');
INSERT INTO "history" VALUES(13,1795335223,'told','K26-0002','{"address":"omar.haddad@kommun.example","due":"2026-11-13","instance":"","letter":"20261122t0813z-omar.haddad.eml","part":"informed","recipient":"omar.haddad","role":"initiator","rule":"start-without-delay","rung":"5 working days after due"}',X'CA78DCEF95D1A66FFF015E811DF7F8F39EA3010D6861F9756D04F73E5D054B51');
INSERT INTO "history" VALUES(14,1795335223,'told','K26-0008','{"address":"eva.strand@region.example","due":"2026-11-22","instance":"region","letter":"20261122t0813z-eva.strand.eml","part":"act","recipient":"eva.strand","role":"principal","rule":"principal-documented","rung":"due"}',X'563B3318C82B6457A310B718B6D13B009CDAFD58524E7633B836C4530D169939');
INSERT INTO "history" VALUES(15,1795335223,'told','K26-0012','{"address":"eva.strand@region.example","due":"2026-11-22","instance":"region","letter":"20261122t0813z-eva.strand.eml","part":"act","recipient":"eva.strand","role":"principal","rule":"closing-documented","rung":"due"}',X'DC9151CDEBE8F671CA673F3768029CB5A2CA85CE978F7DE9AE2F292A390881DF');
INSERT INTO "history" VALUES(16,1795335223,'told','K26-0006','{"address":"eva.strand@region.example","due":"2026-11-25","instance":"planering/eva.strand","letter":"20261122t0813z-eva.strand.eml","part":"informed","recipient":"eva.strand","role":"invited","rule":"substitute-named","rung":"2 working days after start"}',X'A70CBCFADF1893FBFE2BE03452E4F57ED81BE6B34B887D738FACBEF31FB1F764');
INSERT INTO "history" VALUES(17,1795335223,'told','K26-0006','{"address":"farid.nasser@region.example","due":"2026-11-25","instance":"planering/eva.strand","letter":"20261122t0813z-farid.nasser.eml","part":"act","recipient":"farid.nasser","role":"manager","rule":"substitute-named","rung":"2 working days after start"}',X'AD2B797542621D7FB2F7E400D40555DD8AE3ECCE0B8D3CFA4345D3A6563C3689');
INSERT INTO "history" VALUES(18,1795335223,'told','K26-0005','{"address":"olga.hed@region.example","due":"2026-11-27","instance":"planering/olga.hed","letter":"20261122t0813z-olga.hed.eml","part":"act","recipient":"olga.hed","role":"invited","rule":"rsvp-pending","rung":"3 working days after start"}',X'706163F6AE24C3364C80518100B40B23A676E968020CB4B7314D813BD2334059');
INSERT INTO "history" VALUES(19,1795335223,'told','K26-0005','{"address":"viktor.ask@kommun.example","due":"2026-11-27","instance":"planering/gun.palm","instead":"gun.palm absent until 2026-12-06","letter":"20261122t0813z-viktor.ask.eml","part":"act","recipient":"viktor.ask","role":"invited","rule":"rsvp-pending","rung":"3 working days after start"}',X'B84C24DB60F63A80A821F33246092411F9D55F0D9CC08D867472C45A3CB850A0');
INSERT INTO "history" VALUES(20,1795335223,'lapsed','K26-0003','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"request-answered","rung":"2 working days before due","to":"due"}',X'718A878915FFC397DF47EAC6BC6DC05B4F94CC830FE847B9AB21769D5D5E010B');
INSERT INTO "history" VALUES(21,1795335223,'lapsed','K26-0001','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"start-without-delay","rung":"1 working day after start","to":"due"}',X'360791700FEE644E0EDF2B983AFAE9B2FCB19985EB4C1BC8A60C0F25EE295EEC');
INSERT INTO "history" VALUES(22,1795335223,'lapsed','K26-0001','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"start-without-delay","rung":"2 working days after start","to":"due"}',X'13C5EB8934DF2B3574846C8630B2768E0522334FA354F2DC596AA7BFC6E4F7DE');
INSERT INTO "history" VALUES(23,1795335223,'lapsed','K26-0001','{"due":"2026-11-22","instance":"","recipient":"bo.ek","rule":"start-without-delay","rung":"2 working days after start","to":"due"}',X'36B33311A2F60BFCE41A5BAD636135C5D0966BB63CAE95967F97C64A1F9A47EA');
INSERT INTO "history" VALUES(24,1795335223,'lapsed','K26-0010','{"due":"2026-11-29","instance":"","recipient":"anna.lind","rule":"consent-expiry","rung":"30 days before due","to":"7 days before due"}',X'FB08231E152E9C8D62B7E9A299FDF7C7C1F5D8E4D69E87A4C9DC2EE7C28088A4');
INSERT INTO "history" VALUES(25,1795335223,'lapsed','K26-0010','{"due":"2026-11-29","instance":"","recipient":"anna.lind","rule":"consent-expiry","rung":"14 days before due","to":"7 days before due"}',X'DDCF9B4D7D4C2F7E735C0015529DCFFC0EBF2F2463EB3AC9FF94D0281A174CDB');
INSERT INTO "history" VALUES(26,1795335223,'lapsed','K26-0006','{"due":"2026-11-25","instance":"planering/eva.strand","recipient":"eva.strand","rule":"substitute-named","rung":"1 working day after start","to":"2 working days after start"}',X'BFB1860A7625E4FDBD2E761912ED6AE5596DAB9AF2172CE6D01859DAD8F006F6');
INSERT INTO "history" VALUES(27,1795335223,'lapsed','K26-0004','{"due":"2026-11-22","instance":"","recipient":"anna.lind","rule":"consent-missing","rung":"2 working days before due","to":"due"}',X'05AE3A58AF2D4069F9CE72BC43DD13E1AB1FDB5BE020D6C805CCDC5C3869722D');
INSERT INTO "history" VALUES(28,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"1 working day after start","to":"5 working days after due"}',X'59504050481F5DA38FEC3FCA0A5659D1E5DDAA303CA4007197D5B51BF9A6D3B4');
INSERT INTO "history" VALUES(29,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"2 working days after start","to":"5 working days after due"}',X'CAD10CA0A66AD310F29BC9F043614F1C46C209BF83C536DF8BE1E45A19244039');
INSERT INTO "history" VALUES(30,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"bo.ek","rule":"start-without-delay","rung":"2 working days after start","to":"5 working days after due"}',X'D467A0E965981B04BA04389ED3E1652B5A0B2FA2DBF68C4E7AE7D24CB1F5D05D');
INSERT INTO "history" VALUES(31,1795335223,'lapsed','K26-0002','{"due":"2026-11-13","instance":"","recipient":"omar.haddad","rule":"start-without-delay","rung":"due","to":"5 working days after due"}',X'458061455B3E77809EA9C97266DF0A0FAF12D4840F8B34FB88D77DC8A4AA7533');
INSERT INTO "history" VALUES(32,1795335223,'lapsed','K26-0009','{"due":"2026-11-25","instance":"uppfoljning-1","recipient":"anna.lind","rule":"follow-up","rung":"20 working days before due","to":"3 working days before due"}',X'EC270E0E77573218A071A0B2A8858C15B63139C49747D2AF60BEBC8E0CBC5E26');
INSERT INTO "history" VALUES(33,1795335223,'lapsed','K26-0009','{"due":"2026-11-25","instance":"uppfoljning-1","recipient":"anna.lind","rule":"follow-up","rung":"10 working days before due","to":"3 working days before due"}',X'01EF0B42EFC869A8782AFFB277329A73269C81ECA8507B3D41220383E866A6AB');
INSERT INTO "history" VALUES(34,1795335268,'pulled','K26-0002','{"due":"2026-11-13","instance":"","letter":"20261122t0813z-bo.ek.eml","recipient":"bo.ek","rule":"start-without-delay","rung":"5 working days after due"}',X'D719918B5992F37833C558D7DC2766F6A5C5B1635721F6FF9F9BD07374CE6CC7');
INSERT INTO "history" VALUES(35,1795335268,'pulled','K26-0002','{"due":"2026-11-13","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"start-without-delay","rung":"5 working days after due"}',X'2B8A69261D119214FA81573E008661F9658038DF51F3060E519E6241460F4568');
INSERT INTO "history" VALUES(36,1795335268,'pulled','K26-0007','{"due":"2026-11-22","instance":"planering","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"meeting-outcome","rung":"due"}',X'0A57E81DEEEE903DF4772DB6236E9B1786D09E30B225910798CAECD30F637844');
INSERT INTO "history" VALUES(37,1795335268,'pulled','K26-0008','{"due":"2026-11-20","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"follow-up-booked","rung":"due"}',X'0A3D18DA67C3B3B88E4AD312212275FEB218BA2D21A823E3F603CB79792A815A');
INSERT INTO "history" VALUES(38,1795335268,'pulled','K26-0008','{"due":"2026-11-19","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"follow-up-exists","rung":"due"}',X'2C399A878855F19642B49C1082D0E2ED4D8AD4F601285B57C6CB791777BA2F4B');
INSERT INTO "history" VALUES(39,1795335268,'pulled','K26-0008','{"due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"plan-documented","rung":"due"}',X'9E147DEEA76D0E36DBFBF4FCE72536BF58FD3B0DF478F5F0E9C8CEEFDE2F5221');
INSERT INTO "history" VALUES(40,1795335268,'pulled','K26-0008','{"due":"2026-11-22","instance":"","letter":"20261122t0813z-omar.haddad.eml","recipient":"omar.haddad","rule":"plan-handed-over","rung":"due"}',X'58BC0C80F4B14070DE3A9BD885E3D50911AE94325533A7BCD86E98C37899E507');
INSERT INTO "history" VALUES(41,1795335269,'','','',X'764EF5F8D4DE77926900CA8E615D08F1C5F6A79C3AEC220FF3150CDFC74CD2D8');
INSERT INTO "history" VALUES(42,1795335269,'','','',X'5D0BFA876EABB44D9C59A61E910C90C14489794B36209807D91B280220D9B840');
INSERT INTO "history" VALUES(43,1795335270,'acknowledged','K26-0008','{"by":"omar.haddad","comment":"ringer i dag","until":"2026-11-24T23:00:00Z"}',X'0A9FEA87F45C16CC68AC42852B3C2F52808BA3ED69BB1957F2EC6E9F64F9008B');
INSERT INTO "history" VALUES(44,1795335270,'snoozed','K26-0005','{"by":"olga.hed","comment":"väntar på svar","until":"2026-12-21T23:00:00Z"}',X'26A6441BDDE80BE4534A7D6EF67CFB99148C416F7523E4879597E79F00E1FE28');
INSERT INTO "history" VALUES(45,1795335270,'resumed','K26-0008','{"by":"omar.haddad","comment":"ringer i dag","ended-by":"omar.haddad","until":"2026-11-24T23:00:00Z"}',X'671BB00B56A424D70751941F23878F17F09B50AC1EF1888BFE37407E71CC8493');
INSERT INTO "history" VALUES(46,1795335330,'removed','ledger','{"entries":"2","numbers":"41-42"}',X'2128DCA058D011E36E7A4E630372FC7F2407E15E790E62D0F63A168A795BE8CE');
CREATE TABLE lapse (
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    instance TEXT NOT NULL,
    due INTEGER NOT NULL,
    rung TEXT NOT NULL,
    recipient TEXT NOT NULL,
    PRIMARY KEY (subject, rule, instance, due, rung, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO "lapse" VALUES('K26-0001','start-without-delay','',20779,'1 working day after start','anna.lind');
INSERT INTO "lapse" VALUES('K26-0001','start-without-delay','',20779,'2 working days after start','anna.lind');
INSERT INTO "lapse" VALUES('K26-0001','start-without-delay','',20779,'2 working days after start','bo.ek');
INSERT INTO "lapse" VALUES('K26-0002','start-without-delay','',20770,'1 working day after start','omar.haddad');
INSERT INTO "lapse" VALUES('K26-0002','start-without-delay','',20770,'2 working days after start','bo.ek');
INSERT INTO "lapse" VALUES('K26-0002','start-without-delay','',20770,'2 working days after start','omar.haddad');
INSERT INTO "lapse" VALUES('K26-0002','start-without-delay','',20770,'due','omar.haddad');
INSERT INTO "lapse" VALUES('K26-0003','request-answered','',20779,'2 working days before due','anna.lind');
INSERT INTO "lapse" VALUES('K26-0004','consent-missing','',20779,'2 working days before due','anna.lind');
INSERT INTO "lapse" VALUES('K26-0006','substitute-named','planering/eva.strand',20782,'1 working day after start','eva.strand');
INSERT INTO "lapse" VALUES('K26-0009','follow-up','uppfoljning-1',20782,'10 working days before due','anna.lind');
INSERT INTO "lapse" VALUES('K26-0009','follow-up','uppfoljning-1',20782,'20 working days before due','anna.lind');
INSERT INTO "lapse" VALUES('K26-0010','consent-expiry','',20786,'14 days before due','anna.lind');
INSERT INTO "lapse" VALUES('K26-0010','consent-expiry','',20786,'30 days before due','anna.lind');
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
) STRICT;
INSERT INTO "letter" VALUES(1,'20261122t0813z-anna.lind.eml','anna.lind',1795335180,1795335223,1795335223,NULL,NULL);
INSERT INTO "letter" VALUES(2,'20261122t0813z-bo.ek.eml','bo.ek',1795335180,1795335223,1795335223,1795335268,1795335268);
INSERT INTO "letter" VALUES(3,'20261122t0813z-omar.haddad.eml','omar.haddad',1795335180,1795335223,1795335223,1795335268,1795335268);
INSERT INTO "letter" VALUES(4,'20261122t0813z-eva.strand.eml','eva.strand',1795335180,1795335223,1795335223,NULL,NULL);
INSERT INTO "letter" VALUES(5,'20261122t0813z-farid.nasser.eml','farid.nasser',1795335180,1795335223,1795335223,NULL,NULL);
INSERT INTO "letter" VALUES(6,'20261122t0813z-olga.hed.eml','olga.hed',1795335180,1795335223,1795335223,NULL,NULL);
INSERT INTO "letter" VALUES(7,'20261122t0813z-viktor.ask.eml','viktor.ask',1795335180,1795335223,1795335223,NULL,NULL);
CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "meta" VALUES('decided-up-to',1795335269);
INSERT INTO "meta" VALUES('journal-up-to',45);
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
) STRICT;
INSERT INTO "pause" VALUES(1,'K26-0008',NULL,NULL,1795561200,'omar.haddad','ringer i dag','ack',1795335270,1795335270);
INSERT INTO "pause" VALUES(2,'K26-0005',NULL,NULL,1797894000,'olga.hed','väntar på svar','snooze',1795335270,NULL);
CREATE TABLE pulled (
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    instance TEXT NOT NULL,
    due INTEGER NOT NULL,
    rung TEXT NOT NULL,
    recipient TEXT NOT NULL,
    slot INTEGER NOT NULL,
    PRIMARY KEY (subject, rule, instance, due, rung, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO "pulled" VALUES('K26-0002','start-without-delay','',20770,'5 working days after due','bo.ek',1795335180);
INSERT INTO "pulled" VALUES('K26-0002','start-without-delay','',20770,'5 working days after due','omar.haddad',1795335180);
INSERT INTO "pulled" VALUES('K26-0007','meeting-outcome','planering',20779,'due','omar.haddad',1795335180);
INSERT INTO "pulled" VALUES('K26-0008','follow-up-booked','',20777,'due','omar.haddad',1795335180);
INSERT INTO "pulled" VALUES('K26-0008','follow-up-exists','',20776,'due','omar.haddad',1795335180);
INSERT INTO "pulled" VALUES('K26-0008','plan-documented','',20779,'due','omar.haddad',1795335180);
INSERT INTO "pulled" VALUES('K26-0008','plan-handed-over','',20779,'due','omar.haddad',1795335180);
CREATE TABLE reminder (
    subject TEXT NOT NULL,
    rule TEXT NOT NULL,
    instance TEXT NOT NULL,
    due INTEGER NOT NULL,
    rung TEXT NOT NULL,
    recipient TEXT NOT NULL,
    part TEXT NOT NULL,
    told_at INTEGER NOT NULL,
    letter INTEGER NOT NULL REFERENCES letter (id),
    PRIMARY KEY (subject, rule, instance, due, rung, recipient)
) STRICT, WITHOUT ROWID;
INSERT INTO "reminder" VALUES('K26-0001','start-without-delay','',20779,'due','anna.lind','act',1795335223,1);
INSERT INTO "reminder" VALUES('K26-0003','request-answered','',20779,'due','anna.lind','act',1795335223,1);
INSERT INTO "reminder" VALUES('K26-0004','consent-missing','',20779,'due','anna.lind','act',1795335223,1);
INSERT INTO "reminder" VALUES('K26-0005','rsvp-pending','planering/gun.palm',20784,'3 working days after start','viktor.ask','act',1795335223,7);
INSERT INTO "reminder" VALUES('K26-0005','rsvp-pending','planering/olga.hed',20784,'3 working days after start','olga.hed','act',1795335223,6);
INSERT INTO "reminder" VALUES('K26-0006','substitute-named','planering/eva.strand',20782,'2 working days after start','eva.strand','informed',1795335223,4);
INSERT INTO "reminder" VALUES('K26-0006','substitute-named','planering/eva.strand',20782,'2 working days after start','farid.nasser','act',1795335223,5);
INSERT INTO "reminder" VALUES('K26-0008','principal-documented','region',20779,'due','eva.strand','act',1795335223,4);
INSERT INTO "reminder" VALUES('K26-0009','follow-up','uppfoljning-1',20782,'3 working days before due','anna.lind','act',1795335223,1);
INSERT INTO "reminder" VALUES('K26-0010','consent-covers-follow-up','uppfoljning-1',20690,'due','anna.lind','act',1795335223,1);
INSERT INTO "reminder" VALUES('K26-0010','consent-expiry','',20786,'7 days before due','anna.lind','act',1795335223,1);
INSERT INTO "reminder" VALUES('K26-0012','closing-documented','region',20779,'due','eva.strand','act',1795335223,4);
CREATE UNIQUE INDEX letter_digest ON letter (slot, recipient) WHERE pulled_at IS NULL;
CREATE INDEX letter_unsettled ON letter (name) WHERE settled_at IS NULL;
CREATE INDEX letter_pulling ON letter (name) WHERE pulling_at IS NOT NULL AND pulled_at IS NULL;
CREATE INDEX reminder_letter ON reminder (letter);
CREATE INDEX pulled_slot ON pulled (slot);
CREATE INDEX pause_subject ON pause (subject, until) WHERE ended_at IS NULL;
CREATE INDEX history_subject ON history (subject);
CREATE TRIGGER history_is_not_cut BEFORE DELETE ON history
    BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
CREATE INDEX letter_pulled ON letter (pulled_at) WHERE pulled_at IS NOT NULL;
CREATE TRIGGER history_is_not_edited BEFORE UPDATE ON history
                WHEN NOT (NEW.seq = OLD.seq AND NEW.at = OLD.at AND NEW.hash = OLD.hash
                    AND NEW.kind = '' AND NEW.subject = '' AND NEW.fields = '')
                BEGIN SELECT RAISE(ABORT, 'the history is append-only'); END;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('history',46);
COMMIT;
