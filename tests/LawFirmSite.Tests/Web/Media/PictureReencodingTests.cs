using System.Text;
using LawFirmSite.Domain.Media;
using LawFirmSite.Tests.Corpora;
using LawFirmSite.Web.Media;
using SkiaSharp;

namespace LawFirmSite.Tests.Web.Media;

public class PictureReencodingTests
{
    private const string Words = "SECRET 37.12,-113.08 <script>alert(1)</script>";

    public static TheoryData<string, byte[], PictureFormat> WithMetadata => new()
    {
        { "JPEG", Pictures.JpegWithMetadata(1, Words), PictureFormat.Jpeg },
        { "PNG", Pictures.PngWithMetadata(Words), PictureFormat.Png },
        { "WebP", Pictures.WebpWithMetadata(Words), PictureFormat.Webp },
    };

    [Fact]
    public async Task Every_upload_of_the_corpus_is_judged_as_expected()
    {
        foreach (var item in Corpus.Items("uploads"))
        {
            var name = item.GetProperty("name").GetString();
            var expected = item.GetProperty("expect").GetString()!;
            var answer = await ReencodeAsync(item.GetProperty("base64").GetBytesFromBase64());

            var accepted = expected.StartsWith("accept", StringComparison.Ordinal) || expected.StartsWith("stored", StringComparison.Ordinal);
            Assert.True(accepted == answer.Picture is not null, $"{name}: {expected}, but {answer.Refusal ?? "accepted"}");
            if (answer.Picture is not null) Assert.Equal((PictureFormat.Png, 8, 8), (answer.Picture.Format, answer.Picture.Width, answer.Picture.Height));
        }
    }

    [Theory, MemberData(nameof(WithMetadata))]
    public async Task Nothing_but_the_pixels_survives(string kind, byte[] sent, PictureFormat format)
    {
        Assert.Contains("SECRET", Encoding.Latin1.GetString(sent));

        var picture = await PictureAsync(sent);

        Assert.Equal((format, 64, 32), (picture.Format, picture.Width, picture.Height));
        var bytes = Encoding.Latin1.GetString(picture.Bytes);
        Assert.All(["SECRET", "script", "Exif", "eXIf", "EXIF", "tEXt", "XMP", "ICC", "iCCP"], mark => Assert.False(bytes.Contains(mark, StringComparison.Ordinal), $"{kind}: {mark}"));
    }

    // Red is left of blue in the file, and white at the top left; what the camera says decides where they belong.
    [Theory]
    [InlineData(1, 64, 32, "white", "blue", "red", "blue")]
    [InlineData(2, 64, 32, "blue", "white", "blue", "red")]
    [InlineData(3, 64, 32, "blue", "red", "blue", "white")]
    [InlineData(4, 64, 32, "red", "blue", "white", "blue")]
    [InlineData(5, 32, 64, "white", "red", "blue", "blue")]
    [InlineData(6, 32, 64, "red", "white", "blue", "blue")]
    [InlineData(7, 32, 64, "blue", "blue", "red", "white")]
    [InlineData(8, 32, 64, "blue", "blue", "white", "red")]
    public async Task A_picture_stands_upright_whichever_way_the_camera_was_held(int orientation, int width, int height, params string[] corners)
    {
        var picture = await PictureAsync(Pictures.JpegWithMetadata(orientation, Words));

        Assert.Equal((width, height), (picture.Width, picture.Height));
        using var bitmap = SKBitmap.Decode(picture.Bytes);
        string[] seen = [Colour(bitmap, 3, 3), Colour(bitmap, width - 4, 3), Colour(bitmap, 3, height - 4), Colour(bitmap, width - 4, height - 4)];
        Assert.Equal(corners, seen);
    }

    [Fact]
    public async Task A_wide_picture_is_scaled_down_and_a_narrow_one_is_left_as_it_is()
    {
        byte[][] wide = [Pictures.Jpeg(3600, 1800), Pictures.Png(3600, 1800), Pictures.Webp(3600, 1800)];
        foreach (var sent in wide)
        {
            var picture = await PictureAsync(sent);
            Assert.Equal((2400, 1200), (picture.Width, picture.Height));
            using var bitmap = SKBitmap.Decode(picture.Bytes);
            Assert.Equal((2400, 1200), (bitmap.Width, bitmap.Height));
            Assert.Equal(("white", "blue", "red"), (Colour(bitmap, 100, 100), Colour(bitmap, 2300, 100), Colour(bitmap, 100, 1100)));
        }
        var narrow = await PictureAsync(Pictures.Png(2400, 3000));
        Assert.Equal((2400, 3000), (narrow.Width, narrow.Height));
    }

    [Fact]
    public async Task A_sideways_picture_is_measured_as_it_stands()
    {
        var picture = await PictureAsync(Pictures.JpegWithMetadata(6, Words, 5000, 2500));

        Assert.Equal((2400, 4800), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task What_shines_through_still_does()
    {
        using var bitmap = new SKBitmap(new SKImageInfo(10, 10, SKColorType.Rgba8888, SKAlphaType.Unpremul));
        bitmap.Erase(new SKColor(200, 100, 50, 128));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);

        using var again = SKBitmap.Decode((await PictureAsync(png.ToArray())).Bytes);

        Assert.Equal(128, again.GetPixel(5, 5).Alpha);
    }

    [Theory]
    [InlineData(65_535, 65_535)]
    [InlineData(8_000, 5_001)]
    [InlineData(40_000, 10)]
    public async Task A_bomb_is_refused_for_what_its_header_promises(int width, int height) =>
        Assert.StartsWith("图片的尺寸太大：", (await ReencodeAsync(Pictures.PngPromising(width, height))).Refusal);

    [Theory]
    [InlineData(int.MaxValue, 1)]
    [InlineData(-1, -1)]
    [InlineData(0, 10)]
    public async Task An_impossible_header_is_refused(int width, int height) =>
        Assert.NotNull((await ReencodeAsync(Pictures.PngPromising(width, height))).Refusal);

    [Fact]
    public async Task A_refusal_is_a_sentence_that_names_the_limit()
    {
        Assert.Equal("图片的尺寸太大：最多 4000 万像素，每边最长 32767 像素，这张是 8000×5001。请缩小后再试。", (await ReencodeAsync(Pictures.PngPromising(8_000, 5_001))).Refusal);
        Assert.Equal("图片太大：最多 10 MB，这张有 12 MB。请缩小后再试。", (await ReencodeAsync([.. Pictures.Png(), .. new byte[12 * 1024 * 1024]])).Refusal);
        Assert.Equal("只收 JPEG、PNG 和 WebP 图片，这个文件不是。", (await ReencodeAsync("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"u8.ToArray())).Refusal);
        Assert.Equal("只收 JPEG、PNG 和 WebP 图片，这个文件不是。", (await ReencodeAsync([])).Refusal);
        Assert.Equal("图片已经损坏，或者不完整，打不开。请重新导出后再试。", (await ReencodeAsync(Pictures.JpegWithScans(1_000))).Refusal);
    }

    [Fact]
    public async Task A_page_that_starts_like_a_picture_is_refused()
    {
        byte[][] starts = [[0xFF, 0xD8, 0xFF], [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A], "RIFF\0\0\0\0WEBP"u8.ToArray(), "GIF89a"u8.ToArray(), "BM"u8.ToArray()];
        foreach (var start in starts)
            Assert.NotNull((await ReencodeAsync([.. start, .. "<html><script>alert(1)</script></html>"u8])).Refusal);
    }

    // The seed is fixed: the same damage on every machine.
    [Fact]
    public async Task Damaged_pictures_are_judged_and_never_throw()
    {
        var random = new Random(20_131);
        byte[][] whole = [Pictures.JpegWithMetadata(6, Words), Pictures.PngWithMetadata(Words), Pictures.WebpWithMetadata(Words)];
        for (var round = 0; round < 3_000; round++)
        {
            var damaged = whole[round % whole.Length].ToArray();
            for (var hits = random.Next(1, 12); hits > 0; hits--) damaged[random.Next(3, damaged.Length)] = (byte)random.Next(256);
            if (round % 4 == 0) damaged = damaged[..random.Next(damaged.Length)];

            var answer = await ReencodeAsync(damaged);

            Assert.True(answer.Picture is null != answer.Refusal is null);
            if (answer.Picture is not null) Assert.DoesNotContain("SECRET", Encoding.Latin1.GetString(answer.Picture.Bytes));
        }
    }

    [Fact]
    public async Task The_same_bytes_give_the_same_picture() =>
        Assert.Equal((await PictureAsync(Pictures.Jpeg(2000, 900))).Bytes, (await PictureAsync(Pictures.Jpeg(2000, 900))).Bytes);

    private static Task<Reencoded> ReencodeAsync(byte[] sent) => PictureReencoding.ReencodeAsync(sent, CancellationToken.None);

    private static async Task<Picture> PictureAsync(byte[] sent)
    {
        var (picture, refusal) = await ReencodeAsync(sent);
        Assert.True(picture is not null, refusal);
        return picture;
    }

    private static string Colour(SKBitmap bitmap, int x, int y) => bitmap.GetPixel(x, y) switch
    {
        { Red: > 200, Blue: > 200 } => "white",
        { Red: > 200 } => "red",
        { Blue: > 200 } => "blue",
        var other => other.ToString(),
    };
}
