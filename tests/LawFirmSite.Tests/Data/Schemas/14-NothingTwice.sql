PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO __EFMigrationsHistory VALUES('20261123214420_First','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261123230934_Media','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261124200004_SourceDetails','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261124211514_MediaLibrary','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261124214619_SearchWords','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261125191447_Accounts','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261125191909_RedirectsAndBin','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261125195201_RecordAndPreviews','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261125200104_RowVersionsAndUnsavedWork','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261125200723_Workflow','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261125200841_DirectoryRound','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261126013612_OrderedLists','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261126033937_ArticleLists','10.0.15');
INSERT INTO __EFMigrationsHistory VALUES('20261126043117_NothingTwice','10.0.15');
CREATE TABLE IF NOT EXISTS "AspNetUsers" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUsers" PRIMARY KEY AUTOINCREMENT,
    "DisplayName" TEXT NOT NULL,
    "Role" INTEGER NOT NULL,
    "DisabledAt" TEXT NULL,
    "UserName" TEXT NULL,
    "NormalizedUserName" TEXT NULL,
    "Email" TEXT NULL,
    "NormalizedEmail" TEXT NULL,
    "EmailConfirmed" INTEGER NOT NULL,
    "PasswordHash" TEXT NULL,
    "SecurityStamp" TEXT NULL,
    "ConcurrencyStamp" TEXT NULL,
    "PhoneNumber" TEXT NULL,
    "PhoneNumberConfirmed" INTEGER NOT NULL,
    "TwoFactorEnabled" INTEGER NOT NULL,
    "LockoutEnd" TEXT NULL,
    "LockoutEnabled" INTEGER NOT NULL,
    "AccessFailedCount" INTEGER NOT NULL
, "AuthenticatorSecret" TEXT NULL, "LastCodeStep" INTEGER NOT NULL DEFAULT 0);
INSERT INTO AspNetUsers VALUES(1,'某某',1,NULL,'某某','某某',NULL,NULL,0,NULL,'000','000',NULL,0,0,NULL,1,0,'000',59000000);
CREATE TABLE IF NOT EXISTS "Categories" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Categories" PRIMARY KEY AUTOINCREMENT,
    "Slug" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "InNavigation" INTEGER NOT NULL
, "BinnedAt" TEXT NULL, "BinnedBy" TEXT NOT NULL DEFAULT '', "Version" INTEGER NOT NULL DEFAULT 0);
INSERT INTO Categories VALUES(1,'pufa','普法文章','用平常话讲法律：遇到事情先做什么，带什么，找谁。',30,1,NULL,'',0);
INSERT INTO Categories VALUES(2,'laws','法律法规','常用法律的条文索引，每一条都写明条号。法律可能已经修订，请以现行有效文本为准。',40,1,NULL,'',0);
INSERT INTO Categories VALUES(3,'old','旧栏目','',50,1,'2026-11-25 19:30:00','某某',0);
CREATE TABLE IF NOT EXISTS "ContentStamps" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ContentStamps" PRIMARY KEY,
    "Version" TEXT NOT NULL
);
INSERT INTO ContentStamps VALUES(1,'A7B85803-8687-45F4-B09F-099C19165676');
CREATE TABLE IF NOT EXISTS "DataProtectionKeys" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_DataProtectionKeys" PRIMARY KEY AUTOINCREMENT,
    "FriendlyName" TEXT NULL,
    "Xml" TEXT NULL
);
INSERT INTO DataProtectionKeys VALUES(1,'key-000','<key/>');
CREATE TABLE IF NOT EXISTS "LegalAidCenters" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_LegalAidCenters" PRIMARY KEY AUTOINCREMENT,
    "CreationKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "NameAtSource" TEXT NOT NULL,
    "District" TEXT NOT NULL,
    "DistrictCode" TEXT NOT NULL,
    "FormerNames" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL,
    "Hours" TEXT NOT NULL,
    "Status" INTEGER NOT NULL,
    "SupersededById" INTEGER NULL,
    "SourceTitle" TEXT NOT NULL,
    "SourceDate" TEXT NULL,
    "Order" INTEGER NOT NULL,
    "Verified_By" TEXT NULL,
    "Verified_How" INTEGER NULL,
    "Verified_On" TEXT NULL, "BinnedAt" TEXT NULL, "BinnedBy" TEXT NOT NULL DEFAULT '', "Version" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_LegalAidCenters_LegalAidCenters_SupersededById" FOREIGN KEY ("SupersededById") REFERENCES "LegalAidCenters" ("Id") ON DELETE RESTRICT
);
INSERT INTO LegalAidCenters VALUES(1,'FA9D5A0A-B005-4BDF-88D6-29522DF9539E','某某县法律援助中心','某某县法律援助中心','某某县','140400','某县','某某县某某路0号','0355','',1,NULL,'《某某日报》','2013-08-26',1,NULL,NULL,NULL,NULL,'',0);
CREATE TABLE IF NOT EXISTS "Offices" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Offices" PRIMARY KEY AUTOINCREMENT,
    "CreationKey" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "City" TEXT NOT NULL,
    "Address" TEXT NOT NULL,
    "Directions" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL,
    "Hours" TEXT NOT NULL,
    "Order" INTEGER NOT NULL,
    "IsClosed" INTEGER NOT NULL,
    "Verified_By" TEXT NULL,
    "Verified_How" INTEGER NULL,
    "Verified_On" TEXT NULL
, "BinnedAt" TEXT NULL, "BinnedBy" TEXT NOT NULL DEFAULT '', "Version" INTEGER NOT NULL DEFAULT 0);
INSERT INTO Offices VALUES(1,'78364318-37ED-4B26-A34F-F3B753EFFDEF','某某办公室','某某','某某市某某路0号','','0355','',1,0,NULL,NULL,NULL,NULL,'',0);
CREATE TABLE IF NOT EXISTS "Pages" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Pages" PRIMARY KEY AUTOINCREMENT,
    "Slug" TEXT NOT NULL,
    "Place" INTEGER NOT NULL,
    "Order" INTEGER NOT NULL,
    "Published_Author" TEXT NULL,
    "Published_AuthorOffice" TEXT NULL,
    "Published_Body" TEXT NULL,
    "Published_CategoryId" INTEGER NULL,
    "Published_Source" TEXT NULL,
    "Published_SourceDate" TEXT NULL,
    "Published_SourcePage" TEXT NULL,
    "Published_Subtitle" TEXT NULL,
    "Published_Summary" TEXT NULL,
    "Published_Title" TEXT NULL,
    "PublishedHtml_Html" TEXT NULL,
    "PublishedHtml_RendererVersion" INTEGER NULL,
    "CreationKey" TEXT NOT NULL,
    "RevisionCount" INTEGER NOT NULL,
    "PublishedRevision" INTEGER NOT NULL,
    "UpdatedAt" TEXT NULL
, "Published_Editor" TEXT NULL, "Published_Kicker" TEXT NULL, "Published_OriginalUrl" TEXT NULL, "ChangeMark" INTEGER NOT NULL DEFAULT 0, "BinnedAt" TEXT NULL, "BinnedBy" TEXT NOT NULL DEFAULT '', "Version" INTEGER NOT NULL DEFAULT 0);
INSERT INTO Pages VALUES(1,'about',1,0,'','','本所简介。',NULL,'',NULL,'','','','律所概况',replace('<p>本所简介。</p>\n','\n',char(10)),2,'07773A72-6607-7430-48BF-B6FB22413CB7',1,1,'2026-11-24 21:46:47.7554535','','','',0,NULL,'',0);
CREATE TABLE IF NOT EXISTS "SiteProfiles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_SiteProfiles" PRIMARY KEY,
    "Name" TEXT NOT NULL,
    "ShortName" TEXT NOT NULL,
    "NameEnglish" TEXT NOT NULL,
    "Description" TEXT NOT NULL,
    "LicenceNumber" TEXT NOT NULL,
    "IcpNumber" TEXT NOT NULL,
    "PoliceNumber" TEXT NOT NULL,
    "AreaCode" TEXT NOT NULL
, "Version" INTEGER NOT NULL DEFAULT 0);
INSERT INTO SiteProfiles VALUES(1,'山西健杰律师事务所','健杰','Shanxi Jianjie Law Firm','山西健杰律师事务所的网站：查找长治各县区法律援助机构的地址和电话，阅读普法文章，查看长治、太原、北京三处办公室的联系方式。','','','','0355',0);
CREATE TABLE IF NOT EXISTS "AspNetUserClaims" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AspNetUserClaims" PRIMARY KEY AUTOINCREMENT,
    "UserId" INTEGER NOT NULL,
    "ClaimType" TEXT NULL,
    "ClaimValue" TEXT NULL,
    CONSTRAINT "FK_AspNetUserClaims_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "AspNetUserLogins" (
    "LoginProvider" TEXT NOT NULL,
    "ProviderKey" TEXT NOT NULL,
    "ProviderDisplayName" TEXT NULL,
    "UserId" INTEGER NOT NULL,
    CONSTRAINT "PK_AspNetUserLogins" PRIMARY KEY ("LoginProvider", "ProviderKey"),
    CONSTRAINT "FK_AspNetUserLogins_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "AspNetUserTokens" (
    "UserId" INTEGER NOT NULL,
    "LoginProvider" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "Value" TEXT NULL,
    CONSTRAINT "PK_AspNetUserTokens" PRIMARY KEY ("UserId", "LoginProvider", "Name"),
    CONSTRAINT "FK_AspNetUserTokens_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "Articles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Articles" PRIMARY KEY AUTOINCREMENT,
    "CreatedBy" TEXT NOT NULL,
    "OwnerId" INTEGER NULL,
    "CategoryId" INTEGER NULL,
    "PublishedAt" TEXT NULL,
    "PublishedBy" TEXT NOT NULL,
    "WithdrawnAt" TEXT NULL,
    "WithdrawalReason" TEXT NOT NULL,
    "LegacyViews" INTEGER NOT NULL,
    "Outdated_Reason" TEXT NULL,
    "Outdated_ReplacedById" INTEGER NULL,
    "Outdated_Since" TEXT NULL,
    "Published_Author" TEXT NULL,
    "Published_AuthorOffice" TEXT NULL,
    "Published_Body" TEXT NULL,
    "Published_CategoryId" INTEGER NULL,
    "Published_Source" TEXT NULL,
    "Published_SourceDate" TEXT NULL,
    "Published_SourcePage" TEXT NULL,
    "Published_Subtitle" TEXT NULL,
    "Published_Summary" TEXT NULL,
    "Published_Title" TEXT NULL,
    "PublishedHtml_Html" TEXT NULL,
    "PublishedHtml_RendererVersion" INTEGER NULL,
    "CreationKey" TEXT NOT NULL,
    "RevisionCount" INTEGER NOT NULL,
    "PublishedRevision" INTEGER NOT NULL,
    "UpdatedAt" TEXT NULL, "Published_Editor" TEXT NULL, "Published_Kicker" TEXT NULL, "Published_OriginalUrl" TEXT NULL, "ChangeMark" INTEGER NOT NULL DEFAULT 0, "BinnedAt" TEXT NULL, "BinnedBy" TEXT NOT NULL DEFAULT '', "ReviewedRevision" INTEGER NOT NULL DEFAULT 0, "SubmittedAt" TEXT NULL, "SubmittedBy" TEXT NOT NULL DEFAULT '', "SubmittedRevision" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "FK_Articles_AspNetUsers_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Articles_Categories_CategoryId" FOREIGN KEY ("CategoryId") REFERENCES "Categories" ("Id") ON DELETE RESTRICT
);
INSERT INTO Articles VALUES(1,'导入',NULL,1,'2013-08-29 11:49:00','导入',NULL,'',12,'法律已修改',NULL,'2022-01-01','某某','','正文第一段。',1,'某某日报','2013-08-26','4版','副题','','某某县开展普法活动',replace('<p>正文第一段。</p>\n','\n',char(10)),2,'73674CF7-A861-325B-04AD-3B1D49CA6FF9',1,1,'2026-11-24 21:46:47.7554535','','','',0,NULL,'',0,NULL,'',0);
INSERT INTO Articles VALUES(2,'导入',1,NULL,NULL,'',NULL,'',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'F1EB6490-3F1C-CD03-AD00-C2FA783B254A',1,0,NULL,NULL,NULL,NULL,0,NULL,'',0,NULL,'',0);
CREATE TABLE IF NOT EXISTS "ContactPoints" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ContactPoints" PRIMARY KEY AUTOINCREMENT,
    "Label" TEXT NOT NULL,
    "Note" TEXT NOT NULL,
    "Kind" INTEGER NOT NULL,
    "Printed" TEXT NOT NULL,
    "Display" TEXT NOT NULL,
    "Dial" TEXT NULL,
    "Order" INTEGER NOT NULL,
    "IsRetired" INTEGER NOT NULL,
    "LegalAidCenterId" INTEGER NULL,
    "OfficeId" INTEGER NULL,
    "SiteProfileId" INTEGER NULL,
    "Verified_By" TEXT NULL,
    "Verified_How" INTEGER NULL,
    "Verified_On" TEXT NULL, "BinnedAt" TEXT NULL, "BinnedBy" TEXT NOT NULL DEFAULT '', "Version" INTEGER NOT NULL DEFAULT 0, "Failed_By" TEXT NULL, "Failed_Note" TEXT NULL, "Failed_On" TEXT NULL, "Failed_Times" INTEGER NULL, "CreationKey" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    CONSTRAINT "FK_ContactPoints_LegalAidCenters_LegalAidCenterId" FOREIGN KEY ("LegalAidCenterId") REFERENCES "LegalAidCenters" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ContactPoints_Offices_OfficeId" FOREIGN KEY ("OfficeId") REFERENCES "Offices" ("Id") ON DELETE CASCADE,
    CONSTRAINT "FK_ContactPoints_SiteProfiles_SiteProfileId" FOREIGN KEY ("SiteProfileId") REFERENCES "SiteProfiles" ("Id") ON DELETE CASCADE
);
INSERT INTO ContactPoints VALUES(1,'24小时法律服务急救电话','事情紧急、等不到上班时间时，拨打这个电话。',0,'0355-2030110','0355-2030110','+863552030110',1,0,NULL,NULL,1,NULL,NULL,NULL,NULL,'',0,NULL,NULL,NULL,NULL,'7191B63C-BF9F-F7ED-658E-1B61F66FAE27');
INSERT INTO ContactPoints VALUES(2,'电话','',0,'0355-2000000','0355-2000000','+863552000000',1,0,NULL,1,NULL,NULL,NULL,NULL,NULL,'',0,NULL,NULL,NULL,NULL,'8F1899E1-0F3C-135E-B59F-AC22C6D1D03E');
INSERT INTO ContactPoints VALUES(3,'电话','',0,'2000001','0355-2000001','+863552000001',1,0,1,NULL,NULL,NULL,NULL,NULL,NULL,'',0,NULL,NULL,NULL,NULL,'86DCB872-A70E-0851-5675-685260DA8554');
CREATE TABLE IF NOT EXISTS "ArticleViews" (
    "ArticleId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_ArticleViews" PRIMARY KEY ("ArticleId", "Day"),
    CONSTRAINT "FK_ArticleViews_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE RESTRICT
);
INSERT INTO ArticleViews VALUES(1,'2026-11-24',7);
CREATE TABLE IF NOT EXISTS "Revisions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Revisions" PRIMARY KEY AUTOINCREMENT,
    "Number" INTEGER NOT NULL,
    "SavedBy" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    "ArticleId" INTEGER NULL,
    "PageId" INTEGER NULL,
    "Text_Author" TEXT NOT NULL,
    "Text_AuthorOffice" TEXT NOT NULL,
    "Text_Body" TEXT NOT NULL,
    "Text_CategoryId" INTEGER NULL,
    "Text_Source" TEXT NOT NULL,
    "Text_SourceDate" TEXT NULL,
    "Text_SourcePage" TEXT NOT NULL,
    "Text_Subtitle" TEXT NOT NULL,
    "Text_Summary" TEXT NOT NULL,
    "Text_Title" TEXT NOT NULL, "Text_Editor" TEXT NOT NULL DEFAULT '', "Text_Kicker" TEXT NOT NULL DEFAULT '', "Text_OriginalUrl" TEXT NOT NULL DEFAULT '', "Note" TEXT NOT NULL DEFAULT '', "Review_By" TEXT NULL, "Review_LawAsOf" TEXT NULL, "Review_On" TEXT NULL,
    CONSTRAINT "CK_Revisions_Owner" CHECK ((ArticleId IS NULL AND PageId IS NOT NULL) OR (ArticleId IS NOT NULL AND PageId IS NULL)),
    CONSTRAINT "FK_Revisions_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Revisions_Pages_PageId" FOREIGN KEY ("PageId") REFERENCES "Pages" ("Id") ON DELETE RESTRICT
);
INSERT INTO Revisions VALUES(1,1,'导入','2026-11-24 21:46:47.7554535',NULL,1,'','','本所简介。',NULL,'',NULL,'','','','律所概况','','','','',NULL,NULL,NULL);
INSERT INTO Revisions VALUES(2,1,'导入','2026-11-24 21:46:47.7554535',1,NULL,'某某','','正文第一段。',1,'某某日报','2013-08-26','4版','副题','','某某县开展普法活动','','','','',NULL,NULL,NULL);
INSERT INTO Revisions VALUES(3,1,'导入','2026-11-24 21:46:47.7554535',2,NULL,'','','草稿。',NULL,'',NULL,'','','','还没有写完','','','','',NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "MediaFiles" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_MediaFiles" PRIMARY KEY AUTOINCREMENT,
    "Hash" TEXT NOT NULL,
    "Name" TEXT NOT NULL,
    "ContentType" TEXT NOT NULL,
    "Bytes" BLOB NOT NULL,
    "Width" INTEGER NOT NULL,
    "Height" INTEGER NOT NULL,
    "Alt" TEXT NOT NULL,
    "AddedBy" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL
, "BinnedAt" TEXT NULL, "OwnerId" INTEGER NULL, "Title" TEXT NOT NULL DEFAULT '', "BinnedBy" TEXT NOT NULL DEFAULT '', "Version" INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS "PictureSizes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PictureSizes" PRIMARY KEY AUTOINCREMENT,
    "Width" INTEGER NOT NULL,
    "Bytes" BLOB NOT NULL,
    "MediaFileId" INTEGER NOT NULL,
    CONSTRAINT "FK_PictureSizes_MediaFiles_MediaFileId" FOREIGN KEY ("MediaFileId") REFERENCES "MediaFiles" ("Id") ON DELETE CASCADE
);
CREATE TABLE IF NOT EXISTS "MissedSearches" (
    "Day" TEXT NOT NULL,
    "Words" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_MissedSearches" PRIMARY KEY ("Day", "Words")
);
INSERT INTO MissedSearches VALUES('2026-11-01','没有的词',2);
CREATE TABLE IF NOT EXISTS "Synonyms" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Synonyms" PRIMARY KEY,
    "Lines" TEXT NOT NULL,
    "Version" INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS "OutgoingMails" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_OutgoingMails" PRIMARY KEY AUTOINCREMENT,
    "MessageId" TEXT NOT NULL,
    "Recipient" TEXT NOT NULL,
    "Subject" TEXT NOT NULL,
    "Body" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "DueAt" TEXT NOT NULL,
    "Tries" INTEGER NOT NULL,
    "SentAt" TEXT NULL,
    "GivenUpAt" TEXT NULL,
    "Problem" TEXT NOT NULL
);
INSERT INTO OutgoingMails VALUES(1,'5A145F58-632D-4096-9E50-E12B247FBB40','mou@example.invalid','邀请','请打开链接。','2026-11-25 19:20:00','2026-11-25 19:20:00',1,'2026-11-25 19:20:05',NULL,'');
CREATE TABLE IF NOT EXISTS "RecoveryCodes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_RecoveryCodes" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "Salt" BLOB NOT NULL,
    "Hash" BLOB NOT NULL,
    CONSTRAINT "FK_RecoveryCodes_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);
INSERT INTO RecoveryCodes VALUES(1,1,X'0001020304050607',X'00112233');
CREATE TABLE IF NOT EXISTS "SignInGuesses" (
    "Key" TEXT NOT NULL CONSTRAINT "PK_SignInGuesses" PRIMARY KEY,
    "Since" TEXT NOT NULL,
    "Count" INTEGER NOT NULL
);
INSERT INTO SignInGuesses VALUES('000','2026-11-25 19:20:00',3);
CREATE TABLE IF NOT EXISTS "StaffLinks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StaffLinks" PRIMARY KEY AUTOINCREMENT,
    "AccountId" INTEGER NOT NULL,
    "IsInvitation" INTEGER NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "UsedAt" TEXT NULL,
    "RevokedAt" TEXT NULL,
    CONSTRAINT "FK_StaffLinks_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);
INSERT INTO StaffLinks VALUES(1,1,1,'000','某某','2026-11-25 19:20:00','2026-11-25 20:20:00',NULL,NULL);
CREATE TABLE IF NOT EXISTS "StaffPasskeys" (
    "CredentialId" BLOB NOT NULL CONSTRAINT "PK_StaffPasskeys" PRIMARY KEY,
    "UserId" INTEGER NOT NULL,
    "Data" TEXT NOT NULL,
    CONSTRAINT "FK_StaffPasskeys_AspNetUsers_UserId" FOREIGN KEY ("UserId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);
INSERT INTO StaffPasskeys VALUES(X'00010203',1,'{}');
CREATE TABLE IF NOT EXISTS "StaffSessions" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_StaffSessions" PRIMARY KEY AUTOINCREMENT,
    "KeyHash" TEXT NOT NULL,
    "AccountId" INTEGER NOT NULL,
    "Stamp" TEXT NOT NULL,
    "Proof" INTEGER NOT NULL,
    "Device" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL,
    "ProvenAt" TEXT NOT NULL,
    CONSTRAINT "FK_StaffSessions_AspNetUsers_AccountId" FOREIGN KEY ("AccountId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);
INSERT INTO StaffSessions VALUES(1,'000',1,'000',0,'某手机','2026-11-25 19:20:00','2026-11-25 19:20:00','2026-11-25 19:20:00');
CREATE TABLE IF NOT EXISTS "Redirects" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Redirects" PRIMARY KEY AUTOINCREMENT,
    "CreationKey" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "Origin" INTEGER NOT NULL,
    "CreatedBy" TEXT NOT NULL,
    "CreatedAt" TEXT NOT NULL,
    "Hits" INTEGER NOT NULL,
    "LastUsed" TEXT NULL,
    "BinnedAt" TEXT NULL,
    "BinnedBy" TEXT NOT NULL
);
INSERT INTO Redirects VALUES(1,'5A145F58-632D-4096-9E50-E12B247FBB41','/old.asp?id=1','/articles/1',0,'某某','2026-11-25 19:30:00',4,'2026-11-25',NULL,'');
CREATE TABLE IF NOT EXISTS "AuditEntries" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_AuditEntries" PRIMARY KEY AUTOINCREMENT,
    "At" TEXT NOT NULL,
    "Actor" TEXT NOT NULL,
    "ActorId" INTEGER NULL,
    "Verb" TEXT NOT NULL,
    "Kind" TEXT NOT NULL,
    "SubjectId" INTEGER NULL,
    "Title" TEXT NOT NULL,
    "FromRevision" INTEGER NULL,
    "ToRevision" INTEGER NULL,
    "Changes" TEXT NOT NULL
);
INSERT INTO AuditEntries VALUES(1,'2026-11-25 19:55:00','某某',1,'Published','Article',1,'某某县开展普法活动',NULL,1,'{}');
CREATE TABLE IF NOT EXISTS "PreviewLinks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_PreviewLinks" PRIMARY KEY AUTOINCREMENT,
    "CreationKey" TEXT NOT NULL,
    "RevisionId" INTEGER NOT NULL,
    "TokenHash" TEXT NOT NULL,
    "Whom" TEXT NOT NULL,
    "MadeBy" TEXT NOT NULL,
    "MadeById" INTEGER NOT NULL,
    "MadeAt" TEXT NOT NULL,
    "ExpiresAt" TEXT NOT NULL,
    "RevokedAt" TEXT NULL,
    "Opened" INTEGER NOT NULL,
    "LastOpenedAt" TEXT NULL,
    CONSTRAINT "FK_PreviewLinks_AspNetUsers_MadeById" FOREIGN KEY ("MadeById") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_PreviewLinks_Revisions_RevisionId" FOREIGN KEY ("RevisionId") REFERENCES "Revisions" ("Id") ON DELETE RESTRICT
);
INSERT INTO PreviewLinks VALUES(1,'5A145F58-632D-4096-9E50-E12B247FBB42',3,'000','某某','某某',1,'2026-11-25 19:55:00','2026-12-02 19:55:00',NULL,1,'2026-11-25 19:56:00');
CREATE TABLE IF NOT EXISTS "Presences" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Presences" PRIMARY KEY AUTOINCREMENT,
    "OwnerId" INTEGER NOT NULL,
    "Page" TEXT NOT NULL,
    "Since" TEXT NOT NULL,
    "SeenAt" TEXT NOT NULL,
    CONSTRAINT "FK_Presences_AspNetUsers_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);
INSERT INTO Presences VALUES(1,1,'/admin/articles/2','2026-11-25 20:02:00','2026-11-25 20:03:00');
CREATE TABLE IF NOT EXISTS "WorkingCopies" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_WorkingCopies" PRIMARY KEY AUTOINCREMENT,
    "OwnerId" INTEGER NOT NULL,
    "Page" TEXT NOT NULL,
    "Key" TEXT NOT NULL,
    "Fields" TEXT NOT NULL,
    "Title" TEXT NOT NULL,
    "SavedAt" TEXT NOT NULL,
    CONSTRAINT "FK_WorkingCopies_AspNetUsers_OwnerId" FOREIGN KEY ("OwnerId") REFERENCES "AspNetUsers" ("Id") ON DELETE RESTRICT
);
INSERT INTO WorkingCopies VALUES(1,1,'/admin/articles/2','','{"Title":["还没有写完"],"Body":["草稿，又写了一句。"]}','还没有写完','2026-11-25 20:03:00');
CREATE TABLE IF NOT EXISTS "ChangeNotes" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ChangeNotes" PRIMARY KEY AUTOINCREMENT,
    "Text" TEXT NOT NULL,
    "Revision" INTEGER NOT NULL,
    "At" TEXT NOT NULL,
    "ArticleId" INTEGER NOT NULL,
    CONSTRAINT "FK_ChangeNotes_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE RESTRICT
);
INSERT INTO ChangeNotes VALUES(1,'更正了日期。',1,'2026-11-25 20:08:00',1);
CREATE TABLE IF NOT EXISTS "Remarks" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_Remarks" PRIMARY KEY AUTOINCREMENT,
    "Kind" INTEGER NOT NULL,
    "Revision" INTEGER NOT NULL,
    "Text" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "ArticleId" INTEGER NULL,
    "PageId" INTEGER NULL, "CreationKey" TEXT NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    CONSTRAINT "CK_Remarks_Owner" CHECK ((ArticleId IS NULL AND PageId IS NOT NULL) OR (ArticleId IS NOT NULL AND PageId IS NULL)),
    CONSTRAINT "FK_Remarks_Articles_ArticleId" FOREIGN KEY ("ArticleId") REFERENCES "Articles" ("Id") ON DELETE RESTRICT,
    CONSTRAINT "FK_Remarks_Pages_PageId" FOREIGN KEY ("PageId") REFERENCES "Pages" ("Id") ON DELETE RESTRICT
);
INSERT INTO Remarks VALUES(1,0,1,'请核对电话。','某某','2026-11-25 20:08:00',1,NULL,'158F71CC-6685-CC28-6B9C-B803966E5C83');
CREATE TABLE IF NOT EXISTS "ContactChanges" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_ContactChanges" PRIMARY KEY AUTOINCREMENT,
    "ContactPointId" INTEGER NULL,
    "Kind" INTEGER NOT NULL,
    "Owner" TEXT NOT NULL,
    "Number" TEXT NOT NULL,
    "From" TEXT NOT NULL,
    "To" TEXT NOT NULL,
    "By" TEXT NOT NULL,
    "At" TEXT NOT NULL,
    "Verified_By" TEXT NULL,
    "Verified_How" INTEGER NULL,
    "Verified_On" TEXT NULL,
    "Was_By" TEXT NULL,
    "Was_How" INTEGER NULL,
    "Was_On" TEXT NULL,
    "WasFailed_By" TEXT NULL,
    "WasFailed_Note" TEXT NULL,
    "WasFailed_On" TEXT NULL,
    "WasFailed_Times" INTEGER NULL,
    CONSTRAINT "FK_ContactChanges_ContactPoints_ContactPointId" FOREIGN KEY ("ContactPointId") REFERENCES "ContactPoints" ("Id") ON DELETE SET NULL
);
INSERT INTO ContactChanges VALUES(1,3,1,'某某县法律援助中心','0355-2000001','0355-2000002','0355-2000001','某某','2026-11-25 20:09:00',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE IF NOT EXISTS "DirectoryViews" (
    "Kind" INTEGER NOT NULL,
    "EntryId" INTEGER NOT NULL,
    "Day" TEXT NOT NULL,
    "Count" INTEGER NOT NULL,
    CONSTRAINT "PK_DirectoryViews" PRIMARY KEY ("Kind", "EntryId", "Day")
);
INSERT INTO DirectoryViews VALUES(1,1,'2026-11-25',3);
CREATE TABLE IF NOT EXISTS "CountedBatches" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK_CountedBatches" PRIMARY KEY AUTOINCREMENT,
    "Key" TEXT NOT NULL,
    "AddedAt" TEXT NOT NULL
);
INSERT INTO CountedBatches VALUES(1,'0A8A6D5B-0000-4000-8000-000000000001','2026-11-26 04:00:00');
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('ContactPoints',3);
INSERT INTO sqlite_sequence VALUES('Offices',1);
INSERT INTO sqlite_sequence VALUES('LegalAidCenters',1);
INSERT INTO sqlite_sequence VALUES('Categories',3);
INSERT INTO sqlite_sequence VALUES('Pages',1);
INSERT INTO sqlite_sequence VALUES('Revisions',3);
INSERT INTO sqlite_sequence VALUES('Articles',2);
INSERT INTO sqlite_sequence VALUES('AspNetUsers',1);
INSERT INTO sqlite_sequence VALUES('OutgoingMails',1);
INSERT INTO sqlite_sequence VALUES('RecoveryCodes',1);
INSERT INTO sqlite_sequence VALUES('StaffLinks',1);
INSERT INTO sqlite_sequence VALUES('StaffSessions',1);
INSERT INTO sqlite_sequence VALUES('DataProtectionKeys',1);
INSERT INTO sqlite_sequence VALUES('Redirects',1);
INSERT INTO sqlite_sequence VALUES('AuditEntries',1);
INSERT INTO sqlite_sequence VALUES('PreviewLinks',1);
INSERT INTO sqlite_sequence VALUES('Presences',1);
INSERT INTO sqlite_sequence VALUES('WorkingCopies',1);
INSERT INTO sqlite_sequence VALUES('ChangeNotes',1);
INSERT INTO sqlite_sequence VALUES('Remarks',1);
INSERT INTO sqlite_sequence VALUES('ContactChanges',1);
INSERT INTO sqlite_sequence VALUES('CountedBatches',1);
CREATE UNIQUE INDEX "IX_Articles_CreationKey" ON "Articles" ("CreationKey");
CREATE INDEX "IX_Articles_OwnerId" ON "Articles" ("OwnerId");
CREATE INDEX "IX_AspNetUserClaims_UserId" ON "AspNetUserClaims" ("UserId");
CREATE INDEX "IX_AspNetUserLogins_UserId" ON "AspNetUserLogins" ("UserId");
CREATE INDEX "EmailIndex" ON "AspNetUsers" ("NormalizedEmail");
CREATE UNIQUE INDEX "UserNameIndex" ON "AspNetUsers" ("NormalizedUserName");
CREATE INDEX "IX_ContactPoints_LegalAidCenterId" ON "ContactPoints" ("LegalAidCenterId");
CREATE INDEX "IX_ContactPoints_OfficeId" ON "ContactPoints" ("OfficeId");
CREATE INDEX "IX_ContactPoints_SiteProfileId" ON "ContactPoints" ("SiteProfileId");
CREATE UNIQUE INDEX "IX_LegalAidCenters_CreationKey" ON "LegalAidCenters" ("CreationKey");
CREATE INDEX "IX_LegalAidCenters_SupersededById" ON "LegalAidCenters" ("SupersededById");
CREATE UNIQUE INDEX "IX_Offices_CreationKey" ON "Offices" ("CreationKey");
CREATE UNIQUE INDEX "IX_Pages_CreationKey" ON "Pages" ("CreationKey");
CREATE UNIQUE INDEX "IX_Revisions_ArticleId_Number" ON "Revisions" ("ArticleId", "Number");
CREATE UNIQUE INDEX "IX_Revisions_PageId_Number" ON "Revisions" ("PageId", "Number");
CREATE UNIQUE INDEX "IX_MediaFiles_Hash" ON "MediaFiles" ("Hash");
CREATE INDEX "IX_MediaFiles_OwnerId" ON "MediaFiles" ("OwnerId");
CREATE UNIQUE INDEX "IX_PictureSizes_MediaFileId_Width" ON "PictureSizes" ("MediaFileId", "Width");
CREATE INDEX "IX_Pages_ChangeMark" ON "Pages" ("ChangeMark");
CREATE INDEX "IX_Articles_ChangeMark" ON "Articles" ("ChangeMark");
CREATE INDEX "IX_OutgoingMails_DueAt" ON "OutgoingMails" ("DueAt");
CREATE INDEX "IX_RecoveryCodes_AccountId" ON "RecoveryCodes" ("AccountId");
CREATE INDEX "IX_StaffLinks_AccountId" ON "StaffLinks" ("AccountId");
CREATE UNIQUE INDEX "IX_StaffLinks_TokenHash" ON "StaffLinks" ("TokenHash");
CREATE INDEX "IX_StaffPasskeys_UserId" ON "StaffPasskeys" ("UserId");
CREATE INDEX "IX_StaffSessions_AccountId" ON "StaffSessions" ("AccountId");
CREATE UNIQUE INDEX "IX_StaffSessions_KeyHash" ON "StaffSessions" ("KeyHash");
CREATE INDEX "IX_StaffSessions_SeenAt" ON "StaffSessions" ("SeenAt");
CREATE UNIQUE INDEX "IX_Pages_Slug" ON "Pages" ("Slug") WHERE BinnedAt IS NULL;
CREATE UNIQUE INDEX "IX_Categories_Slug" ON "Categories" ("Slug") WHERE BinnedAt IS NULL;
CREATE UNIQUE INDEX "IX_Redirects_CreationKey" ON "Redirects" ("CreationKey");
CREATE UNIQUE INDEX "IX_Redirects_From" ON "Redirects" ("From") WHERE BinnedAt IS NULL;
CREATE INDEX "IX_Redirects_To" ON "Redirects" ("To");
CREATE INDEX "IX_ArticleViews_Day" ON "ArticleViews" ("Day");
CREATE INDEX "IX_AuditEntries_ActorId" ON "AuditEntries" ("ActorId");
CREATE INDEX "IX_AuditEntries_At" ON "AuditEntries" ("At");
CREATE INDEX "IX_AuditEntries_Kind_SubjectId" ON "AuditEntries" ("Kind", "SubjectId");
CREATE UNIQUE INDEX "IX_PreviewLinks_CreationKey" ON "PreviewLinks" ("CreationKey");
CREATE INDEX "IX_PreviewLinks_MadeById" ON "PreviewLinks" ("MadeById");
CREATE INDEX "IX_PreviewLinks_RevisionId" ON "PreviewLinks" ("RevisionId");
CREATE UNIQUE INDEX "IX_PreviewLinks_TokenHash" ON "PreviewLinks" ("TokenHash");
CREATE TRIGGER AuditEntries_NoUpdate BEFORE UPDATE ON AuditEntries
BEGIN SELECT RAISE(ABORT, 'The record cannot be changed.'); END;
CREATE TRIGGER AuditEntries_NoDelete BEFORE DELETE ON AuditEntries
BEGIN SELECT RAISE(ABORT, 'The record cannot be changed.'); END;
CREATE INDEX "IX_Presences_OwnerId" ON "Presences" ("OwnerId");
CREATE UNIQUE INDEX "IX_Presences_Page_OwnerId" ON "Presences" ("Page", "OwnerId");
CREATE UNIQUE INDEX "IX_WorkingCopies_OwnerId_Page_Key" ON "WorkingCopies" ("OwnerId", "Page", "Key");
CREATE INDEX "IX_ChangeNotes_ArticleId" ON "ChangeNotes" ("ArticleId");
CREATE INDEX "IX_Remarks_ArticleId" ON "Remarks" ("ArticleId");
CREATE INDEX "IX_Remarks_PageId" ON "Remarks" ("PageId");
CREATE INDEX "IX_ContactChanges_ContactPointId" ON "ContactChanges" ("ContactPointId");
CREATE INDEX "IX_Articles_Lists" ON "Articles" ("BinnedAt", "Id", "PublishedRevision", "SubmittedRevision", "WithdrawnAt", "PublishedAt", "CategoryId", "OwnerId");
CREATE UNIQUE INDEX "IX_Remarks_CreationKey" ON "Remarks" ("CreationKey");
CREATE UNIQUE INDEX "IX_ContactPoints_CreationKey" ON "ContactPoints" ("CreationKey");
CREATE INDEX "IX_Articles_CategoryId" ON "Articles" ("CategoryId");
CREATE UNIQUE INDEX "IX_CountedBatches_Key" ON "CountedBatches" ("Key");
COMMIT;
